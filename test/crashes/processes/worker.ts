// Answers: what does a worker process do? The real engine on a real store and a Slack over HTTP. Bundled and started by the tests.
import { createInterface } from 'node:readline';
import { openEngine, type Engine } from '../../../src/engine';
import { NotifyError } from '../../../src/errors';
import type { NotifyRequest } from '../../../src/notify/request';
import { connectSlack } from '../../../src/slack/client';
import type { Database } from '../../../src/store/contract';
import { openPostgres } from '../../../src/store/drivers/postgres/open';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { uploadBytes } from '../../support/uploadBytes';
import { withToken } from '../../support/withToken';
import { markOf, type Command, type Job, type Line, type Said, type TestEvent } from './job';
import { clockOf } from './time';

const job = JSON.parse(process.argv[2]!) as Job;
const say = (line: Line) => void process.stdout.write(`${JSON.stringify(line)}\n`);
const shared = clockOf(job.timePath);
const clock = job.timersAreStuck
	? {
			now: shared.now,
			wait() {
				say({ stopping: true });
				return new Promise<never>(() => {});
			},
		}
	: shared;

let ids = 0;
let engine: Engine;

async function open(): Promise<void> {
	if (job.uid !== undefined) process.setuid!(job.uid);
	const database = await openDatabase();
	const slack = connectSlack({
		baseUrl: job.slack.url,
		fetch: withToken(job.slack.token),
		upload: uploadBytes,
		timeoutMs: job.requestTimeoutMs,
		clock,
	});
	engine = await openEngine({
		database: {
			...database,
			// The test's time stands in for the database's, too.
			tellTime: async () => undefined,
			forWorkspace: async (...args) => ending('store', await database.forWorkspace(...args)),
		},
		slack: ending('slack', slack),
		workspace: await slack.identify(),
		clock,
		newId: () => `${job.name}-${++ids}`,
		settings: { timeZone: 'Europe/Paris', afterLostAnswer: 'hold' },
	});
}

async function openDatabase(): Promise<Database> {
	return 'path' in job.store ? openSqlite(job.store) : openPostgres(job.store.postgres);
}

function ending<T extends object>(part: 'store' | 'slack', real: T): T {
	if (job.endsAt?.part !== part) return real;
	const { verb, when, by } = job.endsAt;
	const act = real[verb as keyof T] as (...args: unknown[]) => Promise<unknown>;
	let isOver = false;
	const end = async () => {
		if (isOver) return;
		isOver = true;
		say({ stopping: true });
		process.kill(process.pid, by);
		// The signal may be on its way still.
		await new Promise((resolve) => setTimeout(resolve, 20));
	};
	return {
		...real,
		[verb]: async (...args: unknown[]) => {
			if (when === 'before') await end();
			const answer = await act(...args);
			if (when === 'after') await end();
			return answer;
		},
	};
}

function requestFor({ id, to, recordKey, fileSize }: TestEvent): NotifyRequest {
	return {
		to:
			'person' in to
				? { kind: 'member', email: `${to.person}@example.com`, ifNotConnected: 'skip' }
				: { kind: 'channel', channel: to.channel },
		event: {
			type: 'task.due',
			title: markOf(id),
			recordKey,
			...(fileSize !== undefined && { files: [fileOf(id, fileSize)] }),
		},
		dedupeKey: id,
		urgent: false,
		...(recordKey !== undefined && { ifToldBefore: 'reply' }),
	};
}

function fileOf(id: string, size: number) {
	return {
		name: `${id}.txt`,
		size,
		async *read() {
			yield new Uint8Array(size).fill(id.charCodeAt(0));
		},
	};
}

async function obey(command: Command): Promise<Said> {
	switch (command.do) {
		case 'open':
			await open();
			return {};
		case 'notify': {
			const { events, timeLimitMs } = command;
			const results = await engine.notify(events.map(requestFor), { timeLimitMs });
			return {
				events: results.map((result, index) => {
					const { id } = events[index]!;
					const { outcome } = result;
					return { id, outcome, reason: outcome === 'error' ? result.error.code : result.reason };
				}),
			};
		}
		case 'send_due':
			return sendDue(command.timeLimitMs);
		case 'keep_sending':
			void keepSending(command.everyMs);
			return {};
		case 'prefer': {
			const { person, frequency } = command;
			const subject = { kind: 'member', email: `${person}@example.com` } as const;
			await engine.setPreferences(subject, { scope: { kind: 'everything' }, frequency });
			return {};
		}
	}
}

async function sendDue(timeLimitMs: number, longDigests?: 'messages' | 'thread'): Promise<Said> {
	const { waiting, stoppedBy } = await engine.sendDue({ timeLimitMs, longDigests });
	const { due, later, unsure } = waiting;
	const why = typeof stoppedBy === 'object' ? stoppedBy.code : stoppedBy;
	return { waiting: { due, later, unsure }, stoppedBy: why };
}

async function keepSending(everyMs: number): Promise<void> {
	for (let run = 0; ; run++) {
		await tell(undefined, () => sendDue(30_000, run % 2 === 0 ? 'messages' : 'thread'));
		await shared.wait(everyMs);
	}
}

async function tell(number: number | undefined, act: () => Promise<Said>): Promise<void> {
	try {
		const said = await act();
		if (number !== undefined) say({ number, said });
	} catch (error) {
		const { name, message } = error as Error;
		const { code, hint } = error instanceof NotifyError ? error : {};
		say({ number, thrown: { name, message, code, hint } });
	}
}

say({});
let count = 0;
for await (const line of createInterface({ input: process.stdin })) {
	const number = count++;
	void tell(number, () => obey(JSON.parse(line) as Command));
}
// Whoever told it what to do is gone, or closed the door.
process.exit();
