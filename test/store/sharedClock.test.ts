import { describe, expect, it } from 'vitest';
import { sharedClock } from '../../src/store/sharedClock';
import { testClock } from '../support/testClock';

const aheadMs = 180_000;

/** Its answers take so long, one after the other: half of that there, half back, but for a halt on the way back. */
function database(clock: ReturnType<typeof testClock>, ...halts: number[]) {
	let asked = 0;
	return {
		asked: () => asked,
		async tellTime() {
			const told = clock.now() + aheadMs;
			clock.pass(halts[asked++] ?? 0);
			return told;
		},
	};
}

describe('the shared clock', () => {
	it('is the store’s, as far as that is from this machine’s', async () => {
		const own = testClock('2026-01-05T09:00:00Z');
		const clock = await sharedClock(own, database(own));
		own.pass(5_000);
		expect(clock.now()).toBe(own.now() + aheadMs);
	});

	it('is this machine’s own where the store is on it', async () => {
		const own = testClock('2026-01-05T09:00:00Z');
		expect(await sharedClock(own, { tellTime: async () => undefined })).toBe(own);
	});

	it('is asked for again where somebody set this machine’s clock back on the way', async () => {
		const own = testClock('2026-01-05T09:00:00Z');
		const store = database(own, -600_000, 0);
		const clock = await sharedClock(own, store);
		expect(clock.now()).toBe(own.now() + aheadMs);
		expect(store.asked()).toBe(2);
	});

	it('is asked for again where the machine stood still on the way: such an answer is old', async () => {
		const own = testClock('2026-01-05T09:00:00Z');
		const store = database(own, 120_000, 60_000, 0);
		const clock = await sharedClock(own, store);
		expect(clock.now()).toBe(own.now() + aheadMs);
		expect(store.asked()).toBe(3);
	});

	it('is the quickest of a few answers where all of them are slow', async () => {
		const own = testClock('2026-01-05T09:00:00Z');
		const store = database(own, 9_000, 3_000, 2_000, 4_000, 5_000, 0);
		const clock = await sharedClock(own, store);
		expect(clock.now()).toBe(own.now() + aheadMs - 1_000);
		expect(store.asked()).toBe(5);
	});
});
