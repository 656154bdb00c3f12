import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/contract';
import { person } from '../support/strictSlack/people';
import { sending, unsure } from '../store/given';
import { choose, day, minute, openWorld, tell } from './world';

const timeLimitMs = 10 * minute;
const leaseIsOver = 3 * minute;

/** Something happens to the worker once, right after this verb was done. */
function after(verb: keyof Store, happens: () => Promise<void>) {
	let isFirst = true;
	return (real: Store): Store => ({
		...real,
		[verb]: async (...args: unknown[]) => {
			const answer = await (real[verb] as (...args: unknown[]) => Promise<unknown>)(...args);
			if (isFirst) {
				isFirst = false;
				await happens();
			}
			return answer;
		},
	});
}

describe('a worker that was held up for longer than its lease', () => {
	it.each(['claim', 'begin'] as const)(
		'after its %s sends nothing: another one has sent it since',
		async (verb) => {
			const world = await openWorld({ users: [person('ana')] });
			const worker = await world.another({
				store: after(verb, async () => {
					world.clock.pass(leaseIsOver);
					await world.engine.sendDue({ timeLimitMs });
				}),
			});
			const [result] = await worker.notify([tell('ana', 'E1')], { timeLimitMs });
			expect(world.slack.messages).toHaveLength(1);
			expect(result).toMatchObject({ outcome: 'sent' });
		},
	);

	it('after its begin gives back what nobody has sent since, and sends it with a new lease', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const worker = await world.another({
			store: after('begin', async () => world.clock.pass(leaseIsOver)),
		});
		const [result] = await worker.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages).toHaveLength(1);
	});
});

describe('a worker that was held up for more than half of its lease', () => {
	it('between its last upload and the call that shares it gives the files back, and shares them once', async () => {
		const world = await openWorld({ users: [person('ana')] });
		let shares = 0;
		const worker = await world.another({
			store: (real) => ({
				...real,
				async renew(token, key, lease) {
					const isOurs = await real.renew(token, key, lease);
					if (lease.fileIds && shares++ === 0) world.clock.pass(90_000);
					return isOurs;
				},
			}),
		});
		const bytes = new TextEncoder().encode('a,b');
		const files = [
			{
				name: 'a.csv',
				size: bytes.length,
				read: async function* () {
					yield bytes;
				},
			},
		];
		const startedAt = world.clock.now();
		const [result] = await worker.notify([tell('ana', 'E1', { files })], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(world.slack.messages).toHaveLength(1);
		// Nobody had to wait until it was certain that Slack shows none.
		expect(world.clock.now() - startedAt).toBeLessThan(2 * minute);
	});

	it('says so, where its run has no time left to try again', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const worker = await world.another({
			store: after('begin', async () => world.clock.pass(90_000)),
		});
		const [result] = await worker.notify([tell('ana', 'E1')], { timeLimitMs: minute });
		expect(result).toMatchObject({ outcome: 'queued', reason: 'held_up' });
		await world.engine.sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});
});

describe('a worker that was believed dead while Slack answered it', () => {
	it('reports nothing of what another one has settled since', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(2 * day);
		const worker = await world.another({
			slack: (real) => ({
				...real,
				async post(message) {
					await real.post(message);
					world.clock.pass(leaseIsOver);
					await world.engine.sendDue({ timeLimitMs });
					const refusal = { code: 'restricted_action', says: 'No.', hint: 'Ask.' };
					return { outcome: 'refused', refusal };
				},
			}),
		});
		expect(await worker.sendDue({ timeLimitMs })).toMatchObject({ deliveries: [] });
		expect(world.slack.messages).toHaveLength(1);
	});
});

describe('a worker that gave back what Slack did not take', () => {
	it('lists it as unsure where another one lost Slack’s answer to it meanwhile', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.pass(2 * day);
		let isFirst = true;
		const worker = await world.another({
			store: (real) => ({
				...real,
				async settle(...args) {
					const isOurs = await real.settle(...args);
					if (isFirst) {
						isFirst = false;
						world.clock.pass(timeLimitMs);
						await sending(real, 'another', 'another', world.clock.now());
						await real.settle('another', 'another', unsure, world.clock.now());
					}
					return isOurs;
				},
			}),
			slack: (real) => ({
				...real,
				async post() {
					const refusal = { code: 'not_reached', says: 'No.', hint: 'Wait.' };
					return { outcome: 'later', refusal, rateLimited: false };
				},
			}),
		});
		const { deliveries } = await worker.sendDue({ timeLimitMs: minute });
		expect(deliveries.map(({ state }) => state)).toEqual(['queued', 'unsure']);
	});
});

describe('a machine whose clock is wrong by five minutes', () => {
	it.each([
		['ahead', 5 * minute],
		['behind', -5 * minute],
	])('and %s takes nothing from a worker that is alive', async (_, clockAheadMs) => {
		const world = await openWorld({ users: [person('ana')] });
		const wrong = await world.another({ clockAheadMs });
		const worker = await world.another({
			clockAheadMs: 0,
			// While the request is on its way to Slack.
			slack: (real) => ({
				...real,
				async post(message) {
					await wrong.sendDue({ timeLimitMs });
					return real.post(message);
				},
			}),
		});
		await worker.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('tells a digest at the instant that the store’s clock says', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const ahead = await world.another({ clockAheadMs: 5 * minute });
		await choose(world, 'ana', 'hourly');
		await ahead.notify([tell('ana', 'E1')], { timeLimitMs });
		world.clock.set(Date.parse('2026-03-05T08:58:00Z'));
		await (await world.another({ clockAheadMs: 5 * minute })).sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(0);
		world.clock.set(Date.parse('2026-03-05T09:00:00Z'));
		await (await world.another({ clockAheadMs: -5 * minute })).sendDue({ timeLimitMs });
		expect(world.slack.messages).toHaveLength(1);
	});
});
