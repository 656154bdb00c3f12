// Answers: is each event told once that two executions hand in at the same moment?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { hello, inN8nWithWorkflow, people } from './toldOnceWorld';

const minute = 60_000;
const world = inN8nWithWorkflow(2);
const five = people.map(hello);
const everybody = people.map((name) => `Hello ${name}`);
const parameters = { eventId: '={{ $json.id }}' };

describe.each([
	['in one process', [0, 0]],
	['in two processes', [0, 1]],
])('executions at once with the same events, %s', (_, workers) => {
	const run = (...items: object[][]) =>
		Promise.all(
			workers.map((worker, index) =>
				world.run(items[index] ?? five, { executionId: String(index + 1), worker, parameters }),
			),
		);

	it('tell each of them once', async () => {
		for (const { status } of await run()) expect(status).toBe('success');
		expect(world.titles()).toEqual(everybody);
	});

	it('tell each of them once, whichever comes first to each', async () => {
		await run(five, five.toReversed());
		expect(world.titles()).toEqual(everybody);
	});

	it('tell each of them once, with answers that were lost in between', async () => {
		const lost = [faults.answerLost(), faults.none(), faults.reset(), faults.http(502, true)];
		for (const fault of lost) world.slack.fail('chat.postMessage', fault);
		await run();
		for (const ahead of [10, 20]) {
			await world.pass(ahead * minute);
			await run();
		}
		expect(world.titles()).toEqual(everybody);
		expect(world.slack.requestsOf('chat.postMessage')).toHaveLength(five.length + 1);
	});

	it('tell each of them once where both are retried by n8n', async () => {
		const refused = faults.refusal('restricted_action');
		world.slack.fail('chat.postMessage', refused, 2);
		await run();
		for (const [index, worker] of workers.entries()) {
			const of = String(index + 1);
			await world.retry(of, { executionId: `${of}0`, worker, parameters }).catch(() => {});
		}
		await world.run(five, { executionId: '9', parameters });
		expect(world.titles()).toEqual(everybody);
	});
});
