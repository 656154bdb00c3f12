// Answers: is nobody told twice when n8n runs the node again?
import { beforeEach, describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { person } from '../../support/strictSlack/people';
import { inN8nTellingMembers } from './tellMembers';
import { pairsOf } from './world';

const { world, notify, titles, hello } = inN8nTellingMembers();

describe('Slack Notify Member, when n8n retries the whole node', () => {
	const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const five: Record<string, unknown>[] = ['ana', 'ben', 'cleo', 'eva', 'finn'].map(hello);
	const others = ['ana', 'ben', 'eva', 'finn'];
	const as = (names: string[]) => names.map((name) => `Hello ${name}`);
	const passOn = faults.changed((answer) => answer);
	beforeEach(() => {
		for (const name of ['cleo', 'eva', 'finn']) world.slack.users.push(person(name));
	});

	it('tells nobody twice where an item is wrong', async () => {
		const ran = await notify(five.with(2, { title: 'x' }), { settings: retry });
		expect(ran.tries).toBe(3);
		expect(ran.error?.itemIndex).toBe(2);
		expect(titles().sort()).toEqual(as(others));
	});

	it('tells nobody twice where Slack refuses one for good, and hands that one in each time', async () => {
		const refusal = faults.refusal('restricted_action');
		for (const fault of [passOn, passOn, refusal, passOn, passOn, refusal, refusal])
			world.slack.fail('chat.postMessage', fault);
		const ran = await notify(five, { settings: retry });
		expect(ran.tries).toBe(3);
		expect(ran.error?.itemIndex).toBe(2);
		expect(titles().sort()).toEqual(as(others));
		const posted = world.slack.requestsOf('chat.postMessage').map(({ args }) => args.text);
		expect(posted.slice(5)).toEqual(as(['cleo', 'cleo']));
	}, 20_000);

	it('tells everybody once where the second try gets through', async () => {
		for (const fault of [passOn, passOn, faults.refusal('restricted_action')])
			world.slack.fail('chat.postMessage', fault);
		const ran = await notify(five, { settings: retry });
		expect(ran.tries).toBe(2);
		expect(ran.error).toBeUndefined();
		expect(pairsOf(ran, 0)).toEqual([2]);
		expect(pairsOf(ran, 2)).toEqual([0, 1, 3, 4]);
		expect(titles().sort()).toEqual(as(['ana', 'ben', 'cleo', 'eva', 'finn']));
	}, 20_000);
});
