// Answers: does Slack Digest do in n8n what it promises?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();
const day = 24 * 3_600_000;

const digest = (rest: object = {}) => world.run('slackDigest', rest);

/** Two tasks for each of some members, told daily. */
async function queueTasks(names: string[]): Promise<void> {
	await world.run('slackPreferences', {
		parameters: { operation: 'set', subject: 'workspace', scope: 'everything', frequency: 'daily' },
	});
	await world.run('slackNotifyMember', {
		parameters: {
			email: '={{ $json.email }}',
			type: 'task.assigned',
			title: '={{ $json.title }}',
			eventId: '={{ $json.title }}',
		},
		items: names.flatMap((name) =>
			[1, 2].map((number) => ({ email: `${name}@example.com`, title: `${name} ${number}` })),
		),
	});
}

describe('Slack Digest in n8n', () => {
	it('sends nothing before its time, and one message for each recipient then', async () => {
		await queueTasks(['ana', 'ben']);
		expect((await digest()).outputs).toEqual([[], []]);
		await world.n8n.pass(day);
		const ran = await digest({ items: [{}, {}, {}] });
		expect(world.slack.messages).toHaveLength(2);
		expect(jsonOf(ran, 0)).toHaveLength(2);
		expect(jsonOf(ran, 0)[0]).toEqual({
			state: 'sent',
			kind: 'digest',
			recipient: 'U00000ANA',
			message: { channel: 'D00000001', ts: world.slack.messages[0]?.ts },
			part: 1,
			parts: 1,
			count: 2,
			notifications: ['ana 1', 'ana 2'].map((title) => ({
				type: 'task.assigned',
				title,
				eventId: title,
			})),
		});
		expect(pairsOf(ran, 0)).toEqual([0, 0]);
		expect((await digest()).outputs).toEqual([[], []]);
	});

	it('lets a message that Slack refused for good leave by Needs Attention, with what to do', async () => {
		await queueTasks(['ana']);
		await world.n8n.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('restricted_action'));
		const ran = await digest();
		expect(jsonOf(ran, 0)).toEqual([]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({
			state: 'failed',
			reason: 'restricted_action',
			says: expect.any(String),
			count: 2,
		});
	});

	it('says what stays queued when its time is up', async () => {
		await world.run('slackNotifyMember', {
			parameters: {
				email: 'ana@example.com',
				type: 'task.assigned',
				title: '={{ $json.title }}',
				options: { timeLimit: 1 },
			},
			items: ['a', 'b', 'c', 'd', 'e', 'f'].map((title) => ({ title })),
		});
		const ran = await digest({ parameters: { options: { timeLimit: 1 } } });
		expect(ran.hints[0]?.message).toMatch(/^The time limit was reached\. \d notification/);
		expect(ran.error).toBeUndefined();
	}, 20_000);

	it('stops with a clear error where the app was removed, loses nothing, and goes on once it is back', async () => {
		await queueTasks(['ana', 'ben']);
		await world.n8n.pass(day);
		world.slack.fail('chat.postMessage', faults.refusal('token_revoked'));
		const ran = await digest();
		expect(ran.error?.message).toMatch(/^Sending stopped: /);
		expect(ran.error?.description).toContain('Nothing is lost: 4 notification(s) stay queued.');
		world.slack.fail('chat.postMessage', faults.refusal('token_revoked'));
		await world.n8n.pass(2 * day);
		const continued = await digest({ settings: { onError: 'continueRegularOutput' } });
		expect(Object.keys(jsonOf(continued, 0)[0] ?? {})).toEqual(['error', 'message', 'details']);
		await world.n8n.pass(3 * day);
		expect(jsonOf(await digest(), 0)).toHaveLength(2);
	});

	it('refuses a time limit that is no number', async () => {
		const ran = await digest({ parameters: { options: { timeLimit: 'soon' } } });
		expect(ran.error?.message).toContain('[field "Time Limit"');
	});

	describe('shows at its output', () => {
		const hintsOf = async () =>
			(await digest()).hints.map(({ type, location, message }) => [type, location, message]);
		const info = (message: unknown) => ['info', 'outputPane', message];
		const daily =
			/Nothing was due\. 4 notifications wait; the next is due at \d{4}-.*T\d\d:\d\d:00\.000Z\.$/;

		it('that nothing was due, how much waits, and until when', async () => {
			expect(await hintsOf()).toEqual([info('Nothing was due. No notification waits.')]);
			await queueTasks(['ana', 'ben']);
			expect(await hintsOf()).toEqual([info(expect.stringMatching(daily))]);
			await world.n8n.pass(day);
			expect(await hintsOf()).toEqual([]);
		});

		it('that Slack did not take what was due', async () => {
			await queueTasks(['ana']);
			await world.n8n.pass(day);
			world.slack.fail('chat.postMessage', faults.rateLimited('1'));
			expect(await hintsOf()).toEqual([
				info(
					expect.stringMatching(
						/^Nothing went out: Slack did not take it yet\. 2 notifications wait; the next is due at /,
					),
				),
			]);
		});

		it('nothing of the kind where something needs attention', async () => {
			await queueTasks(['ana']);
			await world.n8n.pass(day);
			world.slack.fail('chat.postMessage', faults.refusal('restricted_action'));
			expect(await hintsOf()).toEqual([]);
		});

		it('how many are unsure and what that means, until Slack has been asked', async () => {
			world.slack.fail('chat.postMessage', faults.answerLost());
			await world.run('slackNotifyMember', {
				parameters: { email: 'ana@example.com', type: 'task.assigned', title: 'Call Bob' },
			});
			const unsure = /^One notification is unsure: Slack’s answer got lost/;
			const warning = ['warning', 'outputPane', expect.stringMatching(unsure)];
			// The first run lists it under Needs Attention as well.
			expect(await hintsOf()).toEqual([warning]);
			expect(await hintsOf()).toEqual([info('Nothing was due. No notification waits.'), warning]);
			await world.n8n.pass(60_000);
			expect(await hintsOf()).toEqual([info('Nothing was due. No notification waits.')]);
			expect(world.slack.messages).toHaveLength(1);
		});
	});

	it('lists once, with its reason, what another run saw refused for good', async () => {
		const notify = (name: string) =>
			world.run('slackNotifyMember', {
				parameters: {
					email: `${name}@example.com`,
					type: 'task.assigned',
					title: `For ${name}`,
					eventId: `E-${name}`,
				},
			});
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		expect(jsonOf(await notify('ana'), 1)[0]).toMatchObject({ reason: 'waits_for_slack' });
		await world.n8n.pass(10 * 60_000);
		world.slack.fail('chat.postMessage', faults.refusal('restricted_action'));
		const later = await notify('ben');
		expect(jsonOf(later, 0)[0]).toMatchObject({ decision: 'sent', eventId: 'E-ben' });
		const ran = await digest();
		expect(jsonOf(ran, 0)).toEqual([]);
		expect(jsonOf(ran, 1)).toEqual([
			expect.objectContaining({
				state: 'failed',
				kind: 'single',
				reason: 'restricted_action',
				says: expect.stringMatching(/\w+/),
				notifications: [{ type: 'task.assigned', title: 'For ana', eventId: 'E-ana' }],
			}),
		]);
		expect(ran.hints).toEqual([]);
		expect((await digest()).outputs).toEqual([[], []]);
	});
});
