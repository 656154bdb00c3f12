// Answers: what is left of a run in Slack, in the store and in whatever was written, held against what was accepted?
import type { Acceptance } from './acceptance.ts';
import { judge, type Arrived } from './judge.ts';
import type { Cluster } from './putUp.ts';
import { searchEverywhere } from './searchAll.ts';
import { summarize, type Summary } from './summary.ts';
import type { Suffered } from './suffer.ts';
import { readStored } from './whatIsStored.ts';

export interface HoldOptions {
	cluster: Cluster;
	acceptance: Acceptance;
	suffered: Suffered;
	seed: number;
	afterLostAnswer: 'send_again' | 'hold';
	/** How often a schedule fetched what had happened. */
	fetches: number;
	startedAt: number;
}

export async function holdAgainst(options: HoldOptions): Promise<Summary> {
	const { cluster, acceptance, suffered, seed, afterLostAnswer, fetches } = options;
	const { api, main, workers, postgres, slack, databases } = cluster;
	const { events } = suffered;
	const stored = await readStored(postgres, databases.store);
	const arrived = readArrived(slack.strict);
	const { accepted, refused } = acceptance;
	const verdict = judge({ events, accepted, arrived, stored, afterLostAnswer });
	const searched = await searchEverywhere({
		secrets: cluster.secrets,
		controls: { 'the title of an event': events[0]?.title ?? '', 'n8n’s owner': api.owner.email },
		folder: cluster.folder,
		postgres,
		databases: Object.values(databases),
		strict: slack.strict,
	});
	const wereRefused = [...refused].map(([eventId, says]) => `${eventId} was refused: ${says}`);
	return summarize({
		...{ seed, afterLostAnswer, fetches, verdict, slack, searched },
		...{ suffered, faults: [...suffered.faults, ...wereRefused] },
		n8nVersion: cluster.n8nVersion,
		n8nEndedAlone: [main, ...workers].reduce((sum, { endedAlone }) => sum + endedAlone, 0),
		seconds: (Date.now() - options.startedAt) / 1000,
	});
}

function readArrived({ messages, users }: Cluster['slack']['strict']): Arrived[] {
	const emails = new Map(users.map(({ id, profile }) => [id, profile.email]));
	return messages.map(({ channel, user, blocks }) => ({
		where: (user && emails.get(user)) ?? channel,
		blocks: JSON.stringify(blocks),
	}));
}
