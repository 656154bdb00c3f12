// Answers: does Withdraw in n8n take back what each item names, and nothing else?
import { describe, expect, it } from 'vitest';
import { byEmail, day, inN8nWithQueue } from './queueTasks';
import { jsonOf, pairsOf } from './world';

const { world, digest, ask, tellDaily, notify } = inN8nWithQueue();
const shown = (title: string, type = 'task.assigned') => ({ type, title, eventId: title });
const queueThree = async () => {
	await tellDaily();
	await notify([
		{ who: 'ana', title: 'ana 1' },
		{ who: 'ana', title: 'ana 2', type: 'task.due' },
		{ who: 'ben', title: 'ben 1' },
	]);
};
const left = async () => {
	await world.n8n.pass(2 * day);
	const sent = await ask('sendDue');
	return sent.flatMap(({ notifications }) =>
		(notifications as { title: string }[]).map(({ title }) => title),
	);
};

describe('Withdraw in n8n', () => {
	it('takes back, for each item, what its event ID names', async () => {
		await queueThree();
		const items = [{ id: 'ana 1' }, { id: 'ben 1' }];
		const ran = await digest('withdraw', { eventId: '={{ $json.id }}' }, { items });
		expect(ran.outputs).toHaveLength(1);
		expect(pairsOf(ran, 0)).toEqual([0, 1]);
		expect(jsonOf(ran, 0)[0]).toEqual({
			says: 'Withdrew one notification.',
			withdrawn: [shown('ana 1')],
			inFlight: [],
			told: 0,
			beforehand: false,
		});
		expect(await left()).toEqual(['ana 2']);
	});

	it.each<[string, Record<string, unknown>, string[]]>([
		['a recipient', byEmail('ana'), ['ben 1']],
		['a type', { type: { __rl: true, mode: 'key', value: 'task.due' } }, ['ana 1', 'ben 1']],
		[
			'a recipient and a type',
			{ ...byEmail('ben'), type: 'task.due' },
			['ana 1', 'ana 2', 'ben 1'],
		],
	])('takes back what fits %s', async (_what, which, expected) => {
		await queueThree();
		await digest('withdraw', which);
		expect((await left()).toSorted()).toEqual(expected);
	});

	it('takes back what is about a record', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'ana 1' }], { recordKey: 'task-1' });
		await notify([{ who: 'ana', title: 'ana 2' }], { recordKey: 'task-2' });
		const [answer] = await ask('withdraw', { recordKey: 'task-1' });
		expect(answer?.withdrawn).toEqual([{ ...shown('ana 1'), recordKey: 'task-1' }]);
		expect(await left()).toEqual(['ana 2']);
	});

	it('keeps back an event that comes later under the ID', async () => {
		const [answer] = await ask('withdraw', { eventId: 'later' });
		expect(answer).toMatchObject({
			says: 'Nothing has this event ID yet; what comes under it will not be told.',
			withdrawn: [],
			beforehand: true,
		});
		const ran = await notify([{ who: 'ana', title: 'later' }]);
		expect(jsonOf(ran, 2)).toEqual([expect.objectContaining({ reason: 'withdrawn' })]);
		expect(world.slack.messages).toEqual([]);
	});

	it('says when it was told where it is too late', async () => {
		await notify([{ who: 'ana', title: 'at once' }]);
		const [answer] = await ask('withdraw', { eventId: 'at once' });
		expect(answer).toMatchObject({
			says: expect.stringMatching(/^Too late: told already on \d+ \w+ \d{4} at \d\d:\d\d UTC\.$/),
			told: 1,
			toldAt: expect.stringMatching(/^\d{4}-.*Z$/),
			beforehand: false,
		});
	});

	it('does not say that nobody knows the ID where it was withdrawn before', async () => {
		await queueThree();
		await digest('withdraw', { eventId: 'ana 1' });
		const [again] = await ask('withdraw', { eventId: 'ana 1' });
		expect(again).toMatchObject({ says: 'Nothing that fits is queued.', beforehand: false });
	});

	it('refuses to take back everything, and what names nothing', async () => {
		await queueThree();
		const everything = await digest('withdraw');
		expect(everything.error?.message).toContain('[field "Event ID", item 0]');
		const items = [{ id: 'ana 1' }, {}];
		const ran = await digest(
			'withdraw',
			{ eventId: '={{ $json.id }}' },
			{ items, settings: { onError: 'continueErrorOutput' } },
		);
		expect([0, 1].map((output) => pairsOf(ran, output))).toEqual([[0], [1]]);
		expect(jsonOf(ran, 1)[0]?.error).toContain('[field "Event ID", item 1]');
		expect(await left()).toEqual(['ana 2', 'ben 1']);
	});
});
