// Answers: what does one run of a node do, and what has whoever started it heard of it?
import { openEngine, type Engine, type EngineSettings } from '../../../src/engine';
import { NotifyError } from '../../../src/errors';
import type { NotifyRequest } from '../../../src/notify/request';
import type { NotifyResult } from '../../../src/notify/result';
import type { Workspace } from '../../../src/slack/contract';
import type { Database, Store } from '../../../src/store/contract';
import { WorkerDied, type SimulatedSlack } from '../../support/simulatedSlack';
import type { DeliveryReport } from '../../../src/deliver/report';
import { titleWith } from '../witness';
import { recipientOf, type PlannedEvent, type PlannedRun } from './plan';
import type { Process } from './process';
import { slackOf, type Weather } from './slackOf';

/** What somebody was told who is still there to know it. */
export type Heard =
	{ of: PlannedEvent; result: NotifyResult } | { report: Pick<DeliveryReport, 'deliveries'> };

/** What is wrong with a process, and the store that it sees. */
export type Breaks = (store: Store, process: Process) => Store;

export interface RunParts {
	process: Process;
	database: Database;
	slack: SimulatedSlack;
	weather: Weather;
	workspace: Workspace;
	settings: EngineSettings;
	newId: () => string;
	breaks: Breaks;
}

/** `ended`: whoever started it knows that it did not do it all. */
export type RunEnd = { heard: Heard[] } | { ended: 'dead' | 'error' };

export async function run(parts: RunParts, planned: PlannedRun): Promise<RunEnd> {
	const { process } = parts;
	try {
		const heard = await act(await open(parts), planned);
		if (process.isDead()) return { ended: 'dead' };
		for (const each of heard) process.tell(sayHeard(each));
		return { heard };
	} catch (error) {
		if (error instanceof WorkerDied || process.isDead()) return { ended: 'dead' };
		if (!(error instanceof NotifyError)) throw error;
		process.tell(`ends with ${error.code}`);
		return { ended: 'error' };
	}
}

function open({ process, database, slack, weather, breaks, ...parts }: RunParts): Promise<Engine> {
	return openEngine({
		...parts,
		clock: process.clock,
		slack: slackOf(process, slack, weather),
		database: {
			...database,
			forWorkspace: async (...given) =>
				breaks(watchClaims(await database.forWorkspace(...given), process), process),
		},
	});
}

function watchClaims(store: Store, process: Process): Store {
	const ending =
		<Args extends unknown[], Answer>(verb: (...args: Args) => Promise<Answer>) =>
		async (...args: Args): Promise<Answer> => {
			const answer = await verb(...args);
			process.holds(false);
			return answer;
		};
	return {
		...store,
		async claim(request) {
			const answer = await store.claim(request);
			process.holds('claimed' in answer);
			return answer;
		},
		async claimUnsure(request) {
			const unsure = await store.claimUnsure(request);
			process.holds(unsure !== undefined);
			return unsure;
		},
		settle: ending(store.settle),
		release: ending(store.release),
	};
}

async function act(engine: Engine, planned: PlannedRun): Promise<Heard[]> {
	const { events, kind, timeLimitMs } = planned;
	switch (kind) {
		case 'notify': {
			const results = await engine.notify(events.map(requestOf), { timeLimitMs });
			return results.map((result, index) => ({ of: events[index]!, result }));
		}
		case 'send due':
			return [{ report: await engine.sendDue({ timeLimitMs }) }];
		case 'send now':
			return [{ report: await engine.sendNow({ timeLimitMs }) }];
		case 'retry':
			return [{ report: (await engine.retry({ unsure: 'look_up', timeLimitMs })).report }];
		case 'withdraw':
			await engine.withdraw({ eventId: eventIdOf(events[0]!) });
			return [];
	}
}

export const eventIdOf = ({ token }: Pick<PlannedEvent, 'token'>) => `e-${token}`;

function requestOf(event: PlannedEvent): NotifyRequest {
	const { token, to, urgent, files } = event;
	const { kind, key } = recipientOf[to];
	return {
		to: kind === 'member' ? { kind, email: key, ifNotConnected: 'skip' } : { kind, channel: key },
		event: {
			type: 'job.changed',
			title: titleWith(token),
			...(files > 0 && { files: Array.from({ length: files }, (_, index) => fileOf(index)) }),
		},
		dedupeKey: eventIdOf(event),
		urgent,
	};
}

function fileOf(index: number) {
	const bytes = new Uint8Array(3).fill(index);
	return {
		name: `file-${index}.bin`,
		size: bytes.length,
		async *read() {
			yield bytes;
		},
	};
}

function sayHeard(heard: Heard): string {
	if ('report' in heard) {
		const { deliveries } = heard.report;
		const each = deliveries.map(({ state, notifications }) => {
			const titles = notifications.map(({ title }) => title);
			return `${titles.join('+')} ${state}`;
		});
		return `reports ${each.join(', ') || 'nothing'}`;
	}
	const { of, result } = heard;
	const why = result.outcome === 'error' ? result.error.code : result.reason;
	return `says of ${eventIdOf(of)}: ${result.outcome} (${why})`;
}
