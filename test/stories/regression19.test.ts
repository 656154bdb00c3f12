// Answers: are items that went well told again when the whole run is tried again? Number 19 of the regressions.
import { expect, it } from 'vitest';
import { faults, type Fault } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { hour, minute, openWorld, tell, type World } from './world';

const timeLimitMs = minute;
const names = ['ana', 'bo', 'cy', 'dee', 'eva'];
const five = names.map((name, index) => tell(name, `run:${index}`));
const told = ({ slack }: World) => slack.messages.map(({ user }) => user).sort();
const everybody = names.map((name) => person(name).id).sort();

const failures: [string, Fault, outcome: string, third: string][] = [
	['was refused for good', faults.refusal('restricted_action'), 'error', 'sent'],
	['was asked to wait', faults.rateLimited('60'), 'queued', 'skipped'],
	['lost its answer, and is there', faults.answerLost(), 'queued', 'skipped'],
	['lost its answer, and is not there', faults.http(503), 'queued', 'skipped'],
];

it.each(failures)(
	'Number 19: after item 3 of 5 %s, the same five handed in again tell items 1 and 2 no second time',
	async (_, fault, outcome, third) => {
		const world = await openWorld({ users: names.map((name) => person(name)) });
		world.slack.fail('chat.postMessage', faults.none(), 2);
		world.slack.fail('chat.postMessage', fault);
		const first = await world.engine.notify(five, { timeLimitMs });
		expect(first.slice(0, 3).map((each) => each.outcome)).toEqual(['sent', 'sent', outcome]);

		const again = await (await world.another()).notify(five, { timeLimitMs });
		expect(again.slice(0, 2)).toMatchObject([
			{ outcome: 'skipped', reason: 'duplicate', first: { state: 'sent' } },
			{ outcome: 'skipped', reason: 'duplicate', first: { state: 'sent' } },
		]);
		expect(again[2]).toMatchObject({ outcome: third });
		world.clock.pass(hour);
		await world.engine.sendDue({ timeLimitMs });
		expect(told(world)).toEqual(everybody);
	},
);

it('Number 19: a run that died at item 3 of 5, handed in again, tells each of the five once', async () => {
	const world = await openWorld({ users: names.map((name) => person(name)) });
	let posts = 0;
	const dying = await world.another({
		slack: (real) => ({
			...real,
			async post(message) {
				if (++posts === 3) throw new Error('killed');
				return real.post(message);
			},
		}),
	});
	await expect(dying.notify(five, { timeLimitMs })).rejects.toThrow('killed');
	const again = await world.engine.notify(five, { timeLimitMs });
	expect(again).toMatchObject(names.map(() => ({ outcome: 'skipped', reason: 'duplicate' })));
	world.clock.pass(hour);
	await world.engine.sendDue({ timeLimitMs });
	expect(told(world)).toEqual(everybody);
});
