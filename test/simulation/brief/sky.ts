// Answers: how is Slack in a brief life, until the sky clears up?
import { placeOf, simulateSlack, type SimulatedSlack } from '../../support/simulatedSlack';
import type { Random } from '../random';
import { recipientOf, type Plan, type RecipientName } from './plan';
import type { Weather } from './slackOf';
import type { Turns } from './turns';

export interface Sky {
	slack: SimulatedSlack;
	weather: Weather;
	/** From now on all goes well; but what is still hidden may not be read. */
	clearUp(): void;
}

const people = ['ana', 'bo'];

export function skyOf(
	plan: Plan,
	turns: Turns,
	random: Random,
	count: { lostAnswers: number },
): Sky {
	const { fates, slackAheadMs, shownAfterMs } = plan;
	const clock = {
		now: () => turns.now() + slackAheadMs,
		wait: (ms: number) => turns.sleep(ms) as Promise<void>,
	};
	let hidden = placesOf(plan.hidden);
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
		isHidden: (place) => hidden.has(place),
	});
	return {
		slack,
		weather: { random, shownAfterMs, now: clock.now },
		clearUp() {
			isClear = true;
			hidden = placesOf(plan.stillHidden);
		},
	};
}

const accountOf = (name: string) => `U0${name.toUpperCase()}`;

/** In Slack. */
function placesOf(names: ReadonlySet<RecipientName>): ReadonlySet<string> {
	const places = [...names].map((name) => {
		const { kind, key } = recipientOf[name];
		return kind === 'channel' ? key : placeOf(accountOf(name));
	});
	return new Set(places);
}
