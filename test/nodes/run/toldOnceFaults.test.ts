// Answers: is somebody told once, over n8n's own HTTP helper, whatever became of Slack's answer?
import { describe, expect, it } from 'vitest';
import { brokenOff, perhapsDone, type TableFault } from '../../slack/faultTable';
import { faults } from '../../support/strictSlack/faults';
import { hello, inN8nWithWorkflow } from './toldOnceWorld';

const minute = 60_000;
const world = inN8nWithWorkflow();
const [ana, ben] = [hello('ana'), hello('ben')];

async function tellAnaMeeting(fault: ReturnType<TableFault['fault']>): Promise<void> {
	world.slack.fail('chat.postMessage', fault);
	const ran = await world.run([ana], { executionId: '1' });
	expect(ran).toMatchObject({ status: 'success', tries: { Slack: 1 } });
}

/** The next run of any node, once it is time to look. */
async function runLater(): Promise<void> {
	await world.pass(10 * minute);
	await world.run([ben], { executionId: '2' });
}

// What nobody answers is given up after half a minute: too long for all of them.
const quick = perhapsDone.filter(({ code }) => code !== 'timed_out');

describe('a message whose answer', () => {
	it.each(quick)(
		'is $says is looked up, and not sent again where it is there',
		async ({ fault }) => {
			await tellAnaMeeting(fault(true));
			await runLater();
			expect(world.titles()).toEqual(['Hello ana', 'Hello ben']);
			expect(world.slack.requestsOf('chat.postMessage')).toHaveLength(2);
		},
	);

	it.each([...quick, brokenOff])(
		'is $says is looked up, and sent again where it is not there',
		async ({ fault }) => {
			await tellAnaMeeting(fault(false));
			await runLater();
			expect(world.titles()).toEqual(['Hello ana', 'Hello ben']);
			expect(world.slack.requestsOf('chat.postMessage')).toHaveLength(3);
		},
	);

	it('comes in drips is sent', async () => {
		await tellAnaMeeting(faults.dripping(20));
		await runLater();
		expect(world.titles()).toEqual(['Hello ana', 'Hello ben']);
		expect(world.slack.requestsOf('conversations.history')).toEqual([]);
	});

	it('comes in drips without an end is given up in time, looked up, and not sent again', async () => {
		await tellAnaMeeting(faults.dripping(10_000));
		await runLater();
		expect(world.titles()).toEqual(['Hello ana', 'Hello ben']);
		expect(world.slack.requestsOf('conversations.history')).not.toEqual([]);
	}, 200_000);
});
