// Answers: what came of the run, in numbers?
import type { ClusterSlack } from './bundled/slack.ts';
import { missedIn } from './calm.ts';
import type { Verdict } from './judge.ts';
import type { Searched } from './searchAll.ts';
import type { Suffered } from './suffer.ts';

export interface Summary {
	ok: boolean;
	seed: number;
	n8nVersion: string;
	afterLostAnswer: 'send_again' | 'hold';
	/** In the words of the page about the guarantee. */
	figures: Record<string, number>;
	besides: Record<string, number>;
	failures: Record<string, number>;
	slackFaults: Record<string, number>;
	faults: string[];
}

export interface Outcome {
	seed: number;
	n8nVersion: string;
	afterLostAnswer: 'send_again' | 'hold';
	verdict: Verdict;
	suffered: Suffered;
	/** What went wrong with the run besides. */
	faults: readonly string[];
	n8nEndedAlone: number;
	fetches: number;
	slack: Pick<ClusterSlack, 'strict' | 'came'>;
	searched: Searched;
	seconds: number;
}

export function summarize(outcome: Outcome): Summary {
	const { verdict, suffered, searched, slack } = outcome;
	const { events, happened, pushed } = suffered;
	const { strict, came } = slack;
	const requests = (method: string) => strict.requestsOf(method).length;
	const lostAnswers = Object.entries(came)
		.filter(([name]) => name.startsWith('answer lost'))
		.reduce((sum, [, count]) => sum + count, 0);
	const figures = {
		'notifications handed in': events.length,
		accepted: verdict.accepted,
		told: verdict.told,
		lost: verdict.lost,
		'told twice': verdict.toldTwice,
		'told twice, and listed as unsure': verdict.toldTwiceAndListed,
		'still unsure, and listed': verdict.listedAsUnsure,
		failed: verdict.listedAsFailed,
		'messages in Slack': strict.messages.length,
		'workers killed': happened.workerKills,
		'restarts of PostgreSQL': happened.postgresRestarts,
		'restarts of Redis': happened.redisRestarts,
		'answers of Slack’s that got lost': lostAnswers,
		'look-ups in Slack': requests('conversations.history'),
		'webhook calls': pushed.requests,
		'webhook calls repeated': pushed.repeated,
		'secrets found': searched.search.found.length,
		'rows searched for secrets': searched.rows,
		'megabytes searched for secrets': Math.round(searched.search.bytes / 1e6),
		seconds: Math.round(outcome.seconds),
	};
	const faults = [...outcome.faults, ...verdict.faults, ...searched.faults, ...missedIn(figures)];
	return {
		ok: faults.length === 0,
		seed: outcome.seed,
		n8nVersion: outcome.n8nVersion,
		afterLostAnswer: outcome.afterLostAnswer,
		figures,
		besides: {
			'times n8n ended by itself': outcome.n8nEndedAlone,
			'fetches by schedule': outcome.fetches,
			'answers with 200 that accepted nothing': pushed.emptyPromises,
			'messages refused by the rate limit': strict
				.requestsOf('chat.postMessage')
				.filter(({ tooSoon }) => tooSoon).length,
			'files searched for secrets': searched.search.searchedFiles,
			'requests to Slack searched for secrets': searched.requests,
		},
		failures: pushed.failures,
		slackFaults: { ...came },
		faults,
	};
}

export function tableOf({ figures, besides, failures, slackFaults }: Summary): string {
	const lines = (given: Record<string, number>) => {
		const width = Math.max(0, ...Object.keys(given).map((name) => name.length));
		return Object.entries(given).map(
			([name, number]) => `  ${name.padEnd(width)}  ${number.toLocaleString('en').padStart(8)}`,
		);
	};
	return [
		...lines(figures),
		'\n  Besides:',
		...lines(besides),
		'\n  Webhook calls that did not help, by how they ended:',
		...lines(failures),
		'\n  What went wrong in Slack:',
		...lines(slackFaults),
	].join('\n');
}
