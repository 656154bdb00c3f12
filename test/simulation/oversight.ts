// Answers: what do the runs do that send, and the people who look after the outbox?
import type { Engine } from '../../src/engine';
import type { NotificationState } from '../../src/outbox/states';
import type { RecipientInput, WhichInput } from '../../src/oversee/requests';
import { dayMs, hourMs, minuteMs } from '../frequency/localClock';
import { types } from './cast';
import { lookAtAll } from './events';
import type { Happening, Scene, Told } from './scene';
import { anySubject } from './wishes';

const settled: readonly NotificationState[] = ['sent', 'withdrawn', 'expired', 'muted', 'failed'];
const limits = [0, 1_000, 10_000, minuteMs, 5 * minuteMs];
/** The last request to Slack of a run may take as long as it takes. */
const lateMs = minuteMs;

export function sendDue(scene: Scene, alone: boolean): Happening {
	const { random, clock, oracle } = scene;
	const timeLimitMs = random.pick(limits);
	const longDigests = random.pick(['messages', 'thread'] as const);
	// Not next to others: what is handed in again meanwhile would be new.
	const keepSentMs = alone && random.chance(0.15) ? random.pick([hourMs, dayMs]) : undefined;
	const keepDecisionsMs = random.chance(0.1) ? random.pick([hourMs, 30 * dayMs]) : undefined;
	const wishes = { timeLimitMs, longDigests, keepSentMs, keepDecisionsMs };
	return {
		says: `send due ${JSON.stringify(wishes)}`,
		...(keepSentMs !== undefined && { removes: ({ state }) => settled.includes(state) }),
		async run() {
			const engine = await scene.engine();
			const began = clock.now();
			await engine.sendDue(wishes);
			const took = clock.now() - began;
			if (alone && took > timeLimitMs + lateMs) {
				oracle.faults.push(`a run of ${timeLimitMs} ms took ${took} ms`);
			}
		},
	};
}

export function sendNow(scene: Scene, alone: boolean): Happening {
	const { random, oracle, slack } = scene;
	const which = anyWhich(scene);
	const timeLimitMs = random.pick(limits);
	const longDigests = random.pick(['messages', 'thread'] as const);
	const isNobody = Object.keys(which).length > 0;
	return {
		says: `send now ${JSON.stringify({ ...which, timeLimitMs, longDigests })}`,
		async run() {
			const engine = await scene.engine();
			const waiting = [...oracle.last.values()].filter(({ state }) => state === 'queued');
			const before = slack.messages.length;
			await engine.sendNow({ ...which, timeLimitMs, longDigests });
			if (alone && isNobody && waiting.length === 0 && slack.messages.length > before) {
				oracle.faults.push('something was sent, and nothing waited');
			}
		},
	};
}

export function withdraw(scene: Scene, alone: boolean): Happening {
	const { random, oracle, store } = scene;
	const ahead = { eventId: `e-${scene.tokens + random.between(1, 5)}` };
	const which = random.weigh<() => WhichInput>([
		[2, () => ahead],
		[2, () => ({ eventId: random.pick(scene.told)?.eventId ?? ahead.eventId })],
		[6, () => anyWhich(scene)],
	])();
	return {
		says: `withdraw ${JSON.stringify(which)}`,
		async run() {
			const { withdrawn } = await (await scene.engine()).withdraw(which);
			if (!alone) return;
			if (Object.keys(which).join() === 'eventId') await judgeWithdrawal(scene, which.eventId);
			const rows = await store.findNotifications(withdrawn.map(({ id }) => id));
			for (const { id, state } of rows) {
				if (state !== 'withdrawn')
					oracle.faults.push(`${id} was said to be withdrawn, and is ${state}`);
			}
		},
	};
}

/** Whoever was to be told of the event, in whosever place: nobody is any more. */
async function judgeWithdrawal(
	{ oracle, store, handedIn }: Scene,
	eventId: unknown,
): Promise<void> {
	const tokens = handedIn.get(String(eventId)) ?? [];
	const ids = tokens.flatMap((token) => oracle.idOf(token) ?? []);
	for (const { id, state, recipient } of await store.findNotifications(ids)) {
		if (state !== 'queued') continue;
		oracle.faults.push(
			`${id} to ${recipient.key} is queued, and its event ${eventId} is withdrawn`,
		);
	}
}

export function retry(scene: Scene): Happening {
	const { random, oracle } = scene;
	const which = random.chance(0.5) ? {} : anyWhich(scene);
	const unsure = random.pick(['look_up', 'send_again'] as const);
	const timeLimitMs = random.pick(limits);
	return {
		says: `retry ${JSON.stringify({ ...which, unsure, timeLimitMs })}`,
		async run() {
			const engine = await scene.engine();
			const open = [...oracle.last.values()].filter(({ state }) =>
				['unsure', 'sending'].includes(state),
			);
			if (unsure === 'send_again') oracle.excuse(open.map(({ id }) => id));
			await engine.retry({ ...which, unsure, timeLimitMs });
		},
	};
}

/** Looks that must not change anything. */
export function look(scene: Scene, alone: boolean): Happening {
	const { random, clock } = scene;
	const which = anyWhich(scene);
	const subject = anySubject(random);
	const until = clock.now() + random.pick([0, hourMs, 8 * dayMs]);
	const about = random.pick(['preview', 'why', 'explain', 'types', 'preferences'] as const);
	const type = random.pick(types);
	const looks: Record<typeof about, (engine: Engine) => Promise<unknown>> = {
		preview: (engine) => engine.preview({ until, mostConversations: 5 }),
		why: (engine) => engine.why({ ...which, most: 20 }),
		explain: async (engine) =>
			subject.kind !== 'workspace' && engine.explain({ subject, type, urgent: false }),
		types: (engine) => engine.listTypes(),
		preferences: (engine) => engine.getPreferences(subject),
	};
	return {
		says: `look: ${about}`,
		async run() {
			const engine = await scene.engine();
			const before = alone ? await lookAtAll(scene) : '';
			await looks[about](engine);
			if (alone && before !== (await lookAtAll(scene))) {
				scene.oracle.faults.push(`${about} changed something`);
			}
		},
	};
}

function anyWhich(scene: Scene): WhichInput {
	const { random, told } = scene;
	if (told.length === 0) return {};
	const event = random.pick(told);
	return {
		...(random.chance(0.4) && { recipient: recipientOf(event) }),
		...(random.chance(0.3) && { eventId: event.eventId }),
		...(random.chance(0.2) && { type: event.type }),
		...(event.recordKey && random.chance(0.2) && { recordKey: event.recordKey }),
	};
}

function recipientOf({ to }: Told): RecipientInput {
	return 'member' in to
		? { kind: 'member', ...to.member }
		: { kind: 'channel', channel: to.channel };
}
