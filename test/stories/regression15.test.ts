// Answers: what becomes of 5,000 digests when Slack says 429 in the middle of them? Number 15 of the regressions.
import { expect, it } from 'vitest';
import { openEngine } from '../../src/engine';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { slackUser } from '../store/given';
import { simulatedWorkspace, simulateSlack } from '../support/simulatedSlack';
import { testClock } from '../support/testClock';
import { minute, syncReport, tell } from './world';

const digests = 5_000;
const before = digests / 2;
/** A minute each, at 240 messages a minute, and some to spare. */
const mostRuns = 30;
const patience = 5 * minute;
const nameOf = (number: number) => `p${number}`;
const urgentNames = ['ana', 'bo', 'cy'];

/** A store in memory and a Slack that counts, on a clock that only moves when somebody waits. */
async function openCrowd() {
	const clock = testClock('2026-03-05T08:00:00Z');
	const waits: number[] = [];
	const { wait } = clock;
	clock.wait = (ms) => {
		waits.push(ms);
		return wait(ms);
	};
	const names = [...Array.from({ length: digests }, (_, number) => nameOf(number)), ...urgentNames];
	let posts = 0;
	const slack = simulateSlack({
		clock,
		users: names.map((name) => slackUser(`U-${name}`, { email: `${name}@example.com` })),
		channels: [],
		fateOf: () => (posts++ === before ? 'asked_to_wait' : 'posted'),
		retryAfterSeconds: () => 60,
	});
	const database = await openSqlite({ path: ':memory:' });
	let ids = 0;
	const openWorker = () =>
		openEngine({
			...{ database, slack, clock, workspace: simulatedWorkspace },
			newId: () => `id-${++ids}`,
			settings: { timeZone: 'UTC', afterLostAnswer: 'send_again' },
		});
	const engine = await openWorker();
	await syncReport(engine, names);
	await engine.setPreferences(
		{ kind: 'workspace' },
		{ scope: { kind: 'everything' }, frequency: 'hourly' },
	);
	const events = names.slice(0, digests).map((name) => tell(name, `E-${name}`));
	const [queued] = await engine.notify(events, { timeLimitMs: 0 });
	clock.set(queued?.outcome === 'queued' ? queued.dueAt : 0);
	return { clock, waits, slack, database, openWorker, attempts: () => posts };
}

it(
	'Number 15: a 429 with Retry-After 60 in the middle of 5,000 digests: no process sleeps, urgent ones go first, nobody is told twice',
	async () => {
		const { clock, waits, slack, database, openWorker, attempts } = await openCrowd();
		const run = async () => (await openWorker()).sendDue({ timeLimitMs: minute });
		let report = await run();
		for (let runs = 0; report.stoppedBy === 'time_limit' && runs < mostRuns; runs++)
			report = await run();
		const haltedAt = clock.now();
		expect(report).toMatchObject({ stoppedBy: 'asked_to_wait' });
		expect(slack.messages).toHaveLength(before);
		expect(attempts()).toBe(before + 1);

		// As long as there is much left of that minute, every run ends where it began, whichever node it is.
		waits.splice(0);
		const urgent = urgentNames.map((name) => tell(name, 'now', { urgent: true }));
		for (const seconds of [0, 20, 44]) {
			clock.set(haltedAt + seconds * 1_000);
			const results = await (await openWorker()).notify(urgent, { timeLimitMs: minute });
			expect(results.every(({ outcome }) => outcome !== 'sent')).toBe(true);
			const { waiting } = await run();
			expect(waiting.due + waiting.later).toBe(digests - before + 3);
		}
		expect({ attempts: attempts(), waits }).toEqual({ attempts: before + 1, waits: [] });

		clock.set(haltedAt + minute);
		for (let runs = 0; slack.messages.length < digests + 3 && runs < mostRuns; runs++) await run();
		const told = slack.messages.map(({ conversation }) => conversation);
		expect(new Set(told.slice(before, before + 3))).toEqual(
			new Set(urgentNames.map((name) => `U-${name}`)),
		);
		expect(told).toHaveLength(digests + 3);
		expect(new Set(told).size).toBe(digests + 3);
		expect(slack.tooSoon).toEqual([]);
		// The pace between two messages is all that anybody ever waits for.
		expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
		await database.close();
	},
	patience,
);
