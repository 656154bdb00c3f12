// Answers: how is Slack in a brief life, until the sky clears up?
import { placeOf, simulateSlack, type SimulatedSlack } from '../../support/simulatedSlack';
import type { Random } from '../random';
import type { Plan } from './plan';
import { recipientOf } from './runs';
import type { Weather } from './slackOf';
import type { Turns } from './turns';

export interface Sky {
	slack: SimulatedSlack;
	weather: Weather;
	/** From now on all goes well; only what is to be held where it may not be read stays hidden. */
	clearUp(): void;
}

const people = ['ana', 'bo'];

export function skyOf(
	plan: Plan,
	turns: Turns,
	random: Random,
	count: { lostAnswers: number },
): Sky {
	const { fates, hidden, slackAheadMs, settings, shownAfterMs } = plan;
	const clock = {
		now: () => turns.now() + slackAheadMs,
		wait: (ms: number) => turns.sleep(ms) as Promise<void>,
	};
	const hiddenPlaces = new Set([...hidden].map((name) => placeInSlack(name)));
	let isClear = false;
	const slack = simulateSlack({
		clock,
		users: people.map((name) => ({
			id: accountOf(name),
			name,
			email: `${name}@example.com`,
			timeZone: 'UTC',
			kind: 'person',
			deactivated: false,
		})),
		channels: [
			{ id: recipientOf.ops.key, name: 'ops', isPrivate: false, isMember: true, isArchived: false },
		],
		fateOf: () => {
			const fate = isClear ? 'posted' : random.weigh(fates);
			if (fate.startsWith('unsure')) count.lostAnswers++;
			return fate;
		},
		retryAfterSeconds: () => random.pick([undefined, 1, 30]),
		isHidden: (place) => hiddenPlaces.has(place),
	});
	return {
		slack,
		weather: { random, shownAfterMs, now: clock.now },
		clearUp() {
			isClear = true;
			if (settings.afterLostAnswer === 'send_again') hiddenPlaces.clear();
		},
	};
}

const accountOf = (name: string) => `U0${name.toUpperCase()}`;

function placeInSlack(name: keyof typeof recipientOf): string {
	const { kind, key } = recipientOf[name];
	return kind === 'channel' ? key : placeOf(accountOf(name));
}
