// Answers: which Slack does the cluster talk to? The strict one of the tests, with a workspace and faults by chance.
import { faults, type Fault } from '../../test/support/strictSlack/faults';
import { crowd } from '../../test/support/strictSlack/people';
import { ownPace } from '../../test/support/strictSlack/rateLimits';
import {
	startStrictSlack,
	type StrictSlack,
} from '../../test/support/strictSlack/startStrictSlack';
import { channel } from '../../test/support/strictSlack/workspace';
import type { Random } from '../../test/simulation/random';

export interface ClusterSlack {
	strict: StrictSlack;
	emails: string[];
	channels: string[];
	/** How often each fault came, by its name. */
	came: Readonly<Record<string, number>>;
	/** From now on nothing goes wrong. */
	calmDown(): void;
}

type Chance = readonly [weight: number, name: string, fault: Fault];

/** Of a hundred calls. "Lost" means that Slack did what was asked, and nobody hears of it. */
const chances: Readonly<Record<string, readonly Chance[]>> = {
	'chat.postMessage': [
		[3, 'answer lost', faults.answerLost()],
		[1, 'answer lost behind a 500', faults.http(500, true)],
		[1, 'answer lost half way', faults.cutShort(true)],
		[0.3, 'answer lost in silence', faults.hang(true)],
		[1, 'connection lost', faults.reset()],
		[1, 'status 503', faults.http(503)],
		[1, 'status 429', faults.rateLimited('1')],
	],
	'conversations.history': [
		[3, 'connection lost', faults.reset()],
		[3, 'status 503', faults.http(503)],
		[2, 'status 429', faults.rateLimited('2')],
	],
	'conversations.open': [[4, 'connection lost', faults.reset(true)]],
	'users.lookupByEmail': [
		[4, 'connection lost', faults.reset()],
		[2, 'status 429', faults.rateLimited('1')],
	],
};

const mostCalls = 20_000;

export async function startClusterSlack(token: string, random: Random): Promise<ClusterSlack> {
	const users = crowd(40).map((user, index) => ({
		...user,
		tz: timeZones[index % timeZones.length],
	}));
	const channels = Array.from({ length: 6 }, (_, index) => channel(`cluster-${index + 1}`));
	const strict = await startStrictSlack({ token, users, channels, limits: ownPace });
	const came: Record<string, number> = {};
	let isCalm = false;
	for (const [method, given] of Object.entries(chances)) {
		strict.fail(method, byChance(given), mostCalls);
	}

	/** One that is drawn anew for every call. */
	function byChance(given: readonly Chance[]): Fault {
		const none: Chance = [
			100 - given.reduce((sum, [weight]) => sum + weight, 0),
			'',
			faults.none(),
		];
		let drawn = none;
		return {
			/** Asked once for each call, before anything is done. */
			get done() {
				const among = [none, ...given].map((each) => [each[0], each] as const);
				drawn = isCalm ? none : random.weigh(among);
				if (drawn !== none) came[drawn[1]] = (came[drawn[1]] ?? 0) + 1;
				return drawn[2].done;
			},
			send: (response, answer) => drawn[2].send(response, answer),
		};
	}

	return {
		strict,
		emails: users.map(({ profile }) => profile.email ?? ''),
		channels: channels.map(({ id }) => id),
		came,
		calmDown: () => void (isCalm = true),
	};
}

const timeZones = ['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC', 'Australia/Adelaide'];
