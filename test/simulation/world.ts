// Answers: how does the world around change: the time, the weather, and Slack's people?
import { dayMs, hourMs, minuteMs, utc } from '../frequency/localClock';
import { accountOf, channels, members, people, timeZones } from './cast';
import { placeOf } from '../support/simulatedSlack';
import { fairWeather, type Happening, type Scene, type Weather } from './scene';

/** Time passes: a little or a lot, and often to just before, at or after the instants that matter. */
export function passTime(scene: Scene): Happening {
	const { random, clock, store, clockChanges } = scene;
	const near = random.pick([-1, 0, 1, 500, minuteMs, hourMs]);
	const further = random.weigh([
		[2, random.between(0, 2_000)],
		[3, random.between(1, 120) * 1_000],
		[4, random.between(1, 120) * minuteMs],
		[4, random.between(1, 30) * hourMs],
		[2, random.between(1, 9) * dayMs],
		[0.7, random.between(10, 70) * dayMs],
	]);
	const aim = random.weigh([
		[5, 'further'],
		[5, 'due'],
		[2, 'clock change'],
	] as const);
	return {
		says: `time: ${aim} ${aim === 'further' ? `${further} ms` : `${near} ms beside`}`,
		async run() {
			const now = clock.now();
			const { nextDueAt } = await store.waiting(now);
			const change = clockChanges.find((at) => at > now + hourMs);
			const at = { further: now + further, due: nextDueAt, 'clock change': change }[aim];
			clock.set(Math.max(now, (at ?? now + further) + (aim === 'further' ? 0 : near)));
		},
	};
}

export function changeWeather(scene: Scene): Happening {
	const { random } = scene;
	const next = random.weigh<Weather>([
		[3, fairWeather],
		[2, { ...fairWeather, latencyMs: random.pick([100, 2_000, 10_000]) }],
		[
			4,
			{ ...fairWeather, fates: stormy(0.15), away: 0.02, hidden: anyHidden(scene), latencyMs: 200 },
		],
		[2, { ...fairWeather, fates: stormy(0.5), away: 0.1, hidden: anyHidden(scene) }],
		[2, { ...fairWeather, fates: stormy(0.2), dying: 0.004 }],
		[0.5, { ...fairWeather, revoked: random.pick(['token_revoked', 'missing_scope']) }],
	]);
	const { hidden, fates, ...rest } = next;
	return {
		says: `weather ${JSON.stringify({ ...rest, fair: fates[0]![0], hidden: [...hidden] })}`,
		async run() {
			scene.weather = next;
		},
	};
}

function stormy(bad: number): Weather['fates'] {
	return [
		[1 - bad, 'posted'],
		[bad * 0.2, 'refused'],
		[bad * 0.2, 'asked_to_wait'],
		[bad * 0.1, 'not_reached'],
		[bad * 0.2, 'unsure_posted'],
		[bad * 0.2, 'unsure_not_posted'],
		[bad * 0.05, 'dies_before'],
		[bad * 0.05, 'dies_after'],
	];
}

function anyHidden({ random }: Scene): ReadonlySet<string> {
	const places = [
		...people.map((name) => placeOf(accountOf(name))),
		...channels().map(({ id }) => id),
	];
	return new Set(random.chance(0.4) ? places.filter(() => random.chance(0.5)) : []);
}

/** In Slack. The directory hears of it when it is read again, or when somebody is asked about. */
export function changePerson(scene: Scene): Happening {
	const { random } = scene;
	const user = random.pick(scene.users);
	const timeZone = random.pick([undefined, ...timeZones]);
	const moves = random.chance(0.5);
	return {
		says: moves ? `${user.name} moves to ${timeZone}` : `${user.name} is deactivated, or back`,
		async run() {
			if (moves) user.timeZone = timeZone;
			else user.deactivated = !user.deactivated;
		},
	};
}

/** In Slack: most likely one that others are about to answer or to change. */
export function deleteMessage(scene: Scene): Happening {
	const { random, slack, deleted } = scene;
	const last = slack.messages.slice(-8);
	const ts = last.length > 0 ? random.pick(last).ts : undefined;
	return {
		says: `delete ${ts}`,
		async run() {
			if (ts !== undefined) deleted.add(ts);
		},
	};
}

/** By hand: connected to some account, or to none. */
export function changeAccount(scene: Scene): Happening {
	const { random } = scene;
	const member = { kind: 'given', ...random.pick(members) } as const;
	const to = random.chance(0.7) ? accountOf(random.pick(people)) : undefined;
	return {
		says: `${member.email} is connected to ${to}`,
		changesPreferences: true,
		async run() {
			const engine = await scene.engine();
			if (to) await engine.connectMember(member, { kind: 'id', id: to }, {});
			else await engine.disconnectMember(member, { mapAgain: random.chance(0.5) });
		},
	};
}

/** All that is kept of a member, in whatever state it is. */
export function forget(scene: Scene): Happening {
	const { random } = scene;
	const member = random.pick(members);
	const key = member.memberId ?? member.email;
	return {
		says: `forget ${key}`,
		removes: ({ recipient, standsInFor }) => recipient.key === key || standsInFor === key,
		async run() {
			await (await scene.engine()).forgetMembers([{ kind: 'given', ...member }]);
			// When their last message was is forgotten, too.
			scene.clock.set(scene.clock.now() + 1_000);
		},
	};
}

export function refreshDirectory(scene: Scene): Happening {
	return {
		says: `read the directory at ${utc(scene.clock.now())}`,
		// A time zone that Slack tells is as good as a preference.
		changesPreferences: true,
		run: async () => (await scene.engine()).refreshDirectory(minuteMs),
	};
}
