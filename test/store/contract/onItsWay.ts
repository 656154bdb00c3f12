// Answers: what can happen to a delivery, in whatever order?
import fc from 'fast-check';
import type { NewDelivery, Settlement } from '../../../src/store/contract';
import { delivery as deliveryOf, minute, now } from '../given';
import type { Answer, Run, Step } from './run';

export const token = fc.constantFrom('a', 'b');
export const fileIds = ['f1', 'f2', 'f3'];
const records = ['r1', 'r2'];

const settlement: fc.Arbitrary<Settlement> = fc.oneof(
	fc
		.record({
			ts: fc.constantFrom('1.1', '1.2', undefined),
			threadTs: fc.constantFrom(undefined, undefined, '1.1'),
			testMode: fc.constantFrom(undefined, undefined, true),
		})
		.map((where): Settlement => ({ state: 'sent', conversation: 'D1', ...where })),
	fc.constant<Settlement>({ state: 'failed', reason: 'no' }),
	fc.constant<Settlement>({ state: 'unsure', reason: 'lost' }),
	fc.constant<Settlement>({ state: 'queued', reason: 'later', notBefore: now }),
);

const kind: fc.Arbitrary<Partial<NewDelivery>> = fc.record(
	{
		recordKey: fc.constantFrom(...records),
		forMember: fc.constantFrom('ana', 'x'),
		isFirst: fc.constant(true),
		threadTs: fc.constantFrom('1.1', '1.2'),
		goesOn: fc.constant(true),
		kind: fc.constantFrom('message', 'files'),
	},
	{ requiredKeys: [] },
);

function toC1(key: string, notificationIds: number[], at: number): NewDelivery {
	return { ...deliveryOf(key, notificationIds, at), conversation: 'C1' };
}

/** Any of the notifications: of this claim, of another one, of none. */
export const begin = fc
	.tuple(token, fc.nat(5), fc.integer({ min: 1, max: 2 }), kind)
	.map(([token, from, part, kind]): Step => (run) => {
		return beginDelivery(run, token, run.ids.slice(from, from + part), kind);
	});

export const beginClaimed = fc.tuple(token, kind).map(([token, kind]): Step => async (run) => {
	const all = await run.store.findNotifications(run.ids);
	const claimed = all.filter(({ state }) => state === 'claimed').map(({ id }) => id);
	return beginDelivery(run, token, claimed, kind);
});

async function beginDelivery(
	run: Run,
	token: string,
	notificationIds: number[],
	kind: Partial<NewDelivery>,
): Promise<Answer> {
	const key = `d${++run.count}`;
	const delivery = { ...toC1(key, notificationIds, run.at), ...kind };
	const begun = await run.store.begin(token, delivery, run.at + minute);
	if (begun === 'begun') run.held.push({ token, key });
	return { refused: begun !== 'begun', said: begun };
}

export const settle = fc
	.tuple(fc.nat(), settlement)
	.map(([index, settlement]): Step => async (run) => {
		const one = run.held[run.held.length - 1 - (index % Math.min(3, run.held.length))]!;
		const settled = await run.store.settle(one.token, one.key, settlement, run.at);
		return { refused: !settled, said: settled };
	});

export const release = fc
	.tuple(token, fc.constantFrom('queued' as const, 'failed' as const))
	.map(([token, state]): Step => async ({ store, at }) => {
		const released = await store.release(token, { state, reason: 'no', notBefore: at }, at);
		return { refused: released === 0, said: released };
	});

export const claimUnsure = token.map((token): Step => async (run) => {
	const now = run.at;
	const found = await run.store.claimUnsure({ token, now, leaseUntil: now + minute });
	if (!found) return { refused: true, said: undefined };
	run.held.push({ token, key: found.key });
	return {
		refused: false,
		said: [found.key, found.notificationIds.map((id) => run.ids.indexOf(id))],
	};
});

export const renew = fc.tuple(fc.nat(), fc.boolean()).map(([index, some]): Step => async (run) => {
	const one = run.held[run.held.length - 1 - (index % Math.min(3, run.held.length))]!;
	const leaseUntil = run.at + minute;
	const fileIds = some ? [`F${run.count}`] : undefined;
	const said = await run.store.renew(one.token, one.key, { leaseUntil, fileIds });
	return { refused: true, said };
});

const record = fc.record({
	conversation: fc.constantFrom('C1', 'D1'),
	recordKey: fc.constantFrom(...records),
	standsInFor: fc.constantFrom(undefined, 'ana', 'x'),
});

export const looksForRecord = record.map((about): Step => async ({ store, at, ids }) => {
	const found = await store.findRecordMessage({ ...about, now: at, lostIsAwaitedMs: minute });
	const said = typeof found === 'object' ? { ...found, shows: ids.indexOf(found.shows) } : found;
	return { refused: true, said };
});

export const drop = fc
	.tuple(record, fc.constantFrom('1.1', '1.2'))
	.map(([about, ts]): Step => async ({ store }) => {
		await store.dropRecordMessage({ ...about, ts });
		return { refused: true, said: undefined };
	});
