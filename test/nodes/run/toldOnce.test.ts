// Answers: is nobody told twice when a node, or a whole execution, is run again in n8n?
import { describe, expect, it } from 'vitest';
import { faults, type Fault } from '../../support/strictSlack/faults';
import { hello, inN8nWithWorkflow, people } from './toldOnceWorld';

const minute = 60_000;
const world = inN8nWithWorkflow();
const five = people.map(hello);
const everybody = people.map((name) => `Hello ${name}`);
const allButCleo = everybody.toSpliced(2, 1);
const retryOnFail = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
const ownId = { eventId: '={{ $json.id }}' };
const refusal = faults.refusal('restricted_action');

/** What befalls the messages to Slack, one after the other. */
function meets(...all: Fault[]): void {
	for (const each of all) world.slack.fail('chat.postMessage', each);
}
const well = faults.none();

/** Whatever is left goes out with the next run of any node, once it is time to look. */
async function runLater(): Promise<void> {
	await world.pass(10 * minute);
	await world.run([{ ...hello('ana'), title: 'Later' }], { executionId: '99' });
}

describe('Retry On Fail', () => {
	it('Number 19: of the node, after item 3 of 5 failed, tells items 1 and 2 no second time', async () => {
		meets(well, well, refusal);
		const ran = await world.run(five, { executionId: '1', settings: retryOnFail });
		expect(ran).toMatchObject({ status: 'success', tries: { Slack: 2 } });
		expect(world.titles()).toEqual(everybody);
	});

	it('Number 19: of the node, with answers lost in between, tells everybody once', async () => {
		meets(well, faults.answerLost(), refusal, faults.reset(), well, faults.answerLost());
		const ran = await world.run(five, { executionId: '1', settings: retryOnFail });
		expect(ran).toMatchObject({ status: 'success', tries: { Slack: 2 } });
		await runLater();
		expect(world.titles()).toEqual([...everybody, 'Later']);
	});

	it('of the node after it does not run ours again', async () => {
		const ran = await world.run(five, { executionId: '1', after: retryOnFail, fails: 2 });
		expect(ran).toMatchObject({ status: 'success', tries: { Slack: 1, After: 3 } });
		expect(world.titles()).toEqual(everybody);
	});
});

describe('an execution that n8n retries', () => {
	it.each([
		['as it was', false],
		['as it is now', true],
	])(
		'because our node failed tells nobody twice, with the workflow %s',
		async (_, loadWorkflow) => {
			meets(well, well, refusal);
			const first = await world.run(five, { executionId: '1' });
			expect(first).toMatchObject({ status: 'error', tries: { Slack: 1 } });
			expect(world.titles()).toEqual(allButCleo);
			const again = await world.retry('1', { executionId: '2', loadWorkflow });
			expect(again).toMatchObject({ status: 'success', tries: { Slack: 1, After: 1 } });
			expect(world.titles()).toEqual(everybody);
		},
	);

	it('again and again tells nobody twice, whichever of them is retried', async () => {
		meets(well, well, refusal, well, well, refusal, refusal);
		await world.run(five, { executionId: '1' });
		for (const [of, executionId] of [
			['1', '2'],
			['2', '3'],
			['1', '4'],
			['3', '5'],
		] as const)
			await world.retry(of, { executionId });
		expect(world.titles()).toEqual(everybody);
	});

	it('with answers lost in between tells nobody twice', async () => {
		meets(faults.answerLost(), well, refusal, faults.reset(), well, faults.answerLost());
		await world.run(five, { executionId: '1' });
		await world.retry('1', { executionId: '2' });
		await runLater();
		expect(world.titles()).toEqual([...everybody, 'Later']);
	});

	it('because a node after ours failed does not run ours again', async () => {
		const first = await world.run(five, { executionId: '1', fails: 1 });
		expect(first).toMatchObject({ status: 'error', tries: { Slack: 1, After: 1 } });
		const again = await world.retry('1', { executionId: '2' });
		expect(again).toMatchObject({ status: 'success', tries: { After: 1 } });
		expect(again.tries).not.toHaveProperty('Slack');
		expect(world.titles()).toEqual(everybody);
	});
});

describe('an execution that is started anew', () => {
	it.each([
		['by the same event', () => world.run(five, { executionId: '2', parameters: ownId })],
		['for our node alone', () => world.step('1', five, { executionId: '2', parameters: ownId })],
	])('%s tells nobody twice where the events have IDs of their own', async (_, again) => {
		await world.run(five, { executionId: '1', parameters: ownId });
		expect(await again()).toMatchObject({ status: 'success', tries: { Slack: 1 } });
		expect(world.titles()).toEqual(everybody);
	});

	it.each([
		['by the same event', () => world.run(five, { executionId: '2' })],
		['for our node alone', () => world.step('1', five, { executionId: '2' })],
	])('%s is new to us where they have none, and tells all of it', async (_, again) => {
		await world.run(five, { executionId: '1' });
		await again();
		expect(world.titles()).toEqual(everybody.flatMap((each) => [each, each]));
	});
});
