// Answers: does Send Due in n8n keep, leave out, redirect and split as it is told?
import { describe, expect, it } from 'vitest';
import { byEmail, day, inN8nWithQueue } from './queueTasks';
import { jsonOf } from './world';

const { world, digest, ask, tellDaily, notify } = inN8nWithQueue();
const hints = ({ hints: shown }: Awaited<ReturnType<typeof digest>>) =>
	shown.map(({ message }) => message);

describe('Send Due in n8n', () => {
	it('leaves out and counts what has expired and what was turned off meanwhile', async () => {
		await tellDaily();
		const expiresAt = new Date(Date.now() + 60_000).toISOString();
		await notify([{ who: 'ana', title: 'over by then' }], { expiresAt });
		await notify([{ who: 'ana', title: 'stays' }]);
		await world.n8n.pass(day);
		const ran = await digest('sendDue');
		expect(jsonOf(ran, 0)).toEqual([expect.objectContaining({ count: 1, expired: 1 })]);
		expect(hints(ran)).toEqual(['One notification was due and is not told: 1 had expired.']);
	});

	it('says where the test mode sends everything, and whom it was meant for', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'Call Bob' }]);
		await world.n8n.pass(day);
		const credentials = { ...world.credentials, testModeTo: '#sales-signals' };
		const ran = await digest('sendDue', {}, { credentials });
		const [message] = world.slack.messages;
		expect(jsonOf(ran, 0)).toEqual([
			expect.objectContaining({
				redirectedFrom: 'U00000ANA',
				message: { channel: message?.channel, ts: message?.ts },
			}),
		]);
		expect(hints(ran)).toEqual([
			expect.stringMatching(/^Test mode is on in the credential: one message went to /),
		]);
		expect((await ask('why', byEmail('ana')))[0]).toMatchObject({
			verdict: 'told',
			says: expect.stringMatching(/^Told, but in test mode/),
		});
	});

	it('forgets what it sent after 90 days, and what was decided, unless it is to keep them', async () => {
		await notify([{ who: 'ana', title: 'Call Bob' }]);
		const stories = () => ask('why', byEmail('ana'));
		await world.n8n.pass(91 * day);
		const options = { keepSentDays: 0, keepDecisionsDays: 0 };
		expect(hints(await digest('sendDue', { options }))).toEqual([
			'Nothing was due. No notification waits.',
		]);
		expect(await stories()).toEqual([expect.objectContaining({ state: 'sent' })]);
		expect(hints(await digest('sendDue', { options: { keepDecisionsDays: 0 } }))).toEqual([
			'Nothing was due. No notification waits.',
			expect.stringMatching(/ of what was told long ago w\w+ deleted from the store\.$/),
		]);
		const [kept] = await stories();
		expect(kept).toMatchObject({ verdict: 'told' });
		expect(kept).not.toHaveProperty('state');
		await digest('sendDue');
		expect(await stories()).toEqual([expect.objectContaining({ verdict: 'no_event' })]);
	});

	it('puts the rest of a long digest into a thread, where it is told', async () => {
		await tellDaily();
		await notify(
			Array.from({ length: 90 }, (_, index) => ({
				who: 'ana',
				title: `${index} ${'long '.repeat(40)}`,
			})),
		);
		await world.n8n.pass(day);
		const sent = await ask('sendDue', { options: { longDigests: 'thread' } });
		expect(sent.length).toBeGreaterThan(1);
		const [first, ...others] = world.slack.messages;
		expect(new Set(others.map((message) => message.thread_ts))).toEqual(new Set([first?.ts]));
	}, 120_000);
});
