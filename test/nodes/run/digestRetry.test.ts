// Answers: does Retry in n8n try again what failed and settle what is unsure, and nothing else?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { byEmail, inN8nWithQueue } from './queueTasks';
import { jsonOf } from './world';

const { world, digest, notify } = inN8nWithQueue();
const retry = (parameters: Record<string, unknown> = {}) =>
	digest('retry', { recipient: 'everybody', ...parameters });
const infoOf = ({ hints }: Awaited<ReturnType<typeof digest>>) =>
	hints.map(({ message }) => message);

async function failTwo(): Promise<void> {
	for (const who of ['ana', 'ben']) {
		world.slack.fail('chat.postMessage', faults.refusal('restricted_action'));
		await notify([{ who, title: `for ${who}` }]);
	}
	await digest('sendDue');
}

describe('Retry in n8n', () => {
	it('sends what had failed, once its cause is mended, and says how many', async () => {
		await failTwo();
		const ran = await retry();
		expect(jsonOf(ran, 0).map(({ state }) => state)).toEqual(['sent', 'sent']);
		expect(infoOf(ran)).toEqual(['2 notifications were queued again.']);
		expect(world.slack.messages).toHaveLength(2);
		const again = await retry();
		expect(again.outputs).toEqual([[], []]);
		expect(infoOf(again)[0]).toBe('Nothing that fits has failed or is unsure.');
	});

	it('lets what fails again leave by Needs Attention', async () => {
		await failTwo();
		world.slack.fail('chat.postMessage', faults.refusal('is_archived'));
		const ran = await retry(byEmail('ana'));
		expect(jsonOf(ran, 0)).toEqual([]);
		expect(jsonOf(ran, 1)).toEqual([
			expect.objectContaining({ state: 'failed', reason: 'is_archived' }),
		]);
	});

	it.each<[string, Record<string, unknown>]>([
		['recipient', byEmail('ana')],
		['event ID', { filters: { eventId: 'for ana' } }],
	])('tries again only what fits the %s', async (_what, which) => {
		await failTwo();
		expect(jsonOf(await retry(which), 0)).toHaveLength(1);
		expect(world.slack.messages.map(({ text }) => text)).toEqual(['for ana']);
	});

	it('looks up what is unsure, once Slack is sure to show it, or sends it again, as it is told', async () => {
		world.slack.fail('chat.postMessage', faults.answerLost());
		await notify([{ who: 'ana', title: 'arrived' }]);
		const looked = await retry();
		expect(infoOf(looked)).toContainEqual(
			expect.stringContaining('One unsure notification is looked up in Slack'),
		);
		expect(world.slack.messages).toHaveLength(1);
		world.slack.fail('chat.postMessage', faults.answerLost());
		await notify([{ who: 'ben', title: 'arrived, too' }]);
		const again = await retry({ ...byEmail('ben'), unsure: 'sendAgain' });
		expect(infoOf(again)).toContain('One notification was queued again.');
		expect(world.slack.messages).toHaveLength(3);
	});

	it('refuses a way of settling that there is not', async () => {
		expect((await retry({ unsure: 'forget' })).error?.message).toContain('[field "Unsure"');
	});
});
