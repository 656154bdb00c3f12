// Answers: does a failed send take anything out of the queue that was not told? Number 12 of the regressions.
import { expect, it } from 'vitest';
import { faults, type Fault } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { day, hour, minute, openWorld, readBy, tell, type World } from './world';

const timeLimitMs = minute;
const names = ['ana', 'bo', 'cy'];
const ids = ['E1', 'E2', 'E3'];
const all = names.flatMap((name) => ids.map((id) => `${name}: Task ${id}`)).sort();

/** Three people with three entries each, due now. */
async function openDueWorld(): Promise<World> {
	const world = await openWorld({ users: names.map((name) => person(name)) });
	await world.engine.setPreferences(
		{ kind: 'workspace' },
		{ scope: { kind: 'everything' }, frequency: 'daily' },
	);
	await world.engine.notify(
		names.flatMap((name) => ids.map((id) => tell(name, id))),
		{ timeLimitMs },
	);
	world.clock.pass(day);
	return world;
}

const readIn = (world: World) =>
	names
		.flatMap((name) =>
			(
				readBy(world, name)
					.join('\n')
					.match(/Task E\d+/g) ?? []
			).map((each) => `${name}: ${each}`),
		)
		.sort();

it.each<[string, Fault]>([
	['is asked to wait', faults.rateLimited('30')],
	['never reached Slack whole', faults.refusal('request_timeout')],
	['lost its answer and is there', faults.answerLost()],
	['lost its answer and is not there', faults.reset()],
	['met a page of HTTP 503', faults.http(503)],
	['met a page with status 200', faults.html()],
	['was refused with the token', faults.refusal('token_revoked')],
])(
	'Number 12: a send that %s does not empty the queue: all of it is told, once',
	async (_, fault) => {
		for (const turn of [0, 1, 2]) {
			const world = await openDueWorld();
			if (turn > 0) world.slack.fail('chat.postMessage', faults.none(), turn);
			world.slack.fail('chat.postMessage', fault);
			const { deliveries, waiting } = await world.engine.sendDue({ timeLimitMs });
			const sent = deliveries.filter(({ state }) => state === 'sent');
			const told = sent.flatMap(({ notifications }) => notifications).length;
			expect(told + waiting.due + waiting.later + waiting.unsure).toBe(all.length);
			expect(told).toBeLessThan(all.length);
			for (let runs = 0; runs < 2; runs++) {
				world.clock.pass(hour);
				await (await world.another()).sendDue({ timeLimitMs });
			}
			expect(readIn(world)).toEqual(all);
		}
	},
);

it('Number 12: a send that was refused for good keeps its entries, and stops nobody else’s', async () => {
	const world = await openDueWorld();
	world.slack.fail('chat.postMessage', faults.refusal('messages_tab_disabled'));
	const { deliveries } = await world.engine.sendDue({ timeLimitMs });
	const failed = deliveries.filter(({ state }) => state === 'failed');
	expect(failed).toMatchObject([
		{ refusal: { code: 'messages_tab_disabled' }, notifications: { length: 3 } },
	]);
	expect(readIn(world)).toHaveLength(6);
	expect(await world.engine.retry({ unsure: 'look_up', timeLimitMs })).toMatchObject({
		requeued: 3,
	});
	expect(readIn(world)).toEqual(all);
});

it('Number 12: a worker that ends in the middle of a send does not empty the queue', async () => {
	const world = await openDueWorld();
	const dying = await world.another({
		slack: (real) => ({ ...real, post: () => Promise.reject(new Error('killed')) }),
	});
	await expect(dying.sendDue({ timeLimitMs })).rejects.toThrow('killed');
	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
	expect(readIn(world)).toEqual(all);
});
