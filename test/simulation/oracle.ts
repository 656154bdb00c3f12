// Answers: what must be true of a life at every moment, whatever happened in it?
import type { Instant } from '../../src/clock';
import { mayMove, notificationStates, type NotificationState } from '../../src/outbox/states';
import type { EngineSettings } from '../../src/engine';
import type { Frequency } from '../../src/frequency/schedule';
import type { Notification, Recipient } from '../../src/outbox/notification';
import type { Message } from '../../src/slack/contract';
import type { Store } from '../../src/store/contract';
import { hourMs, minuteMs, utc } from '../frequency/localClock';
import { findMessageFaults } from '../message/checkBlocks';
import type { SimulatedSlack } from '../support/simulatedSlack';
import { channels } from './cast';
import { createReader, nameOf } from './reader';
import { frequencyOf, isAtRest, longestRest, longestWindow, restOf, type Known } from './rules';
import { createTellings } from './tellings';
import { tokensIn, type Witness } from './witness';

export interface OracleParts {
	/** Not watched: the oracle may always look. */
	store: Store;
	slack: SimulatedSlack;
	witness: Witness;
	settings: EngineSettings;
	isDeleted: (ts: string) => boolean;
	now: () => Instant;
}

/** What goes on at the same time, which explains what would be a fault otherwise. */
export interface Surroundings {
	/** Nobody else is at work. */
	alone: boolean;
	preferencesChange: boolean;
}

export interface Aftermath {
	/** What may be gone. */
	mayBeGone: (notification: Notification) => boolean;
	/** Since this life began. */
	nobodyDied: boolean;
	/** Somebody died between a change and what follows from it for what is queued: only sending looks at it again. */
	plansLag: boolean;
}

export interface Oracle {
	/** Every fault that was seen, in words. */
	readonly faults: string[];
	/** How often each state was reached. */
	readonly seen: Record<NotificationState, number>;
	/** Notifications as they were last seen. */
	readonly last: ReadonlyMap<number, Notification>;
	/** The notification that an event came to, by the token in its title. */
	idOf(token: number): number | undefined;
	/** How often this recipient is to be told of this type, as things are now. */
	/** Of the default channel where it was to be told in the recipient's place. */
	wants(recipient: Recipient | 'default_channel', type: string): Promise<Frequency>;
	judgePost(message: Message, around: Surroundings): Promise<void>;
	/** Between two actions. */
	judgeStore(around: Surroundings & Aftermath): Promise<void>;
	/** What was lost in this state may be sent again, because a person said so. */
	excuse(ids: readonly number[]): void;
}

const reachable = reach();
/** A 429 of two minutes, or the longest of our own waits. */
const longestHold = hourMs + 2 * minuteMs;

export function createOracle(parts: OracleParts): Oracle {
	const { store, slack, witness, settings, isDeleted, now } = parts;
	const reader = createReader(store, settings.timeZone);
	const [general] = channels();
	const defaultChannel: Recipient = { kind: 'channel', key: general!.id };
	const faults: string[] = [];
	const last = new Map<number, Notification>();
	const seen = Object.fromEntries(notificationStates.map((state) => [state, 0])) as Oracle['seen'];
	const holders = new Map<string, number>();
	/** Planned while preferences changed. */
	const lagging = new Set<number>();
	/** Of recipients, when the last action had ended. */
	const knownBefore = new Map<string, Known>();

	const fault = (id: number | string, says: string) => {
		faults.push(`${typeof id === 'number' ? describe(id) : id}: ${says}`);
	};
	const describe = (id: number) => {
		const row = last.get(id);
		return row
			? `${id} “${row.event.title}” to ${row.recipient.key} (${row.state}, ${row.frequency}, due ${utc(row.dueAt)})`
			: `${id}`;
	};

	const rowOf = (id: number) => last.get(id);
	const tellings = createTellings({ slack, witness, settings, rowOf, isDeleted, fault });

	const judgeMove = (before: Notification | undefined, row: Notification) => {
		const from = before?.state ?? 'queued';
		if (from !== row.state && !reachable[from].has(row.state)) {
			fault(row.id, `moved from ${from} to ${row.state}`);
		}
		if (before?.state !== row.state) seen[row.state]++;
		const mine = `${row.recipient.kind} ${row.recipient.key} ${row.dedupeKey}`;
		const holder = holders.get(mine) ?? row.id;
		if (holder !== row.id && last.has(holder)) fault(row.id, `has the event ID of ${holder}`);
		holders.set(mine, row.id);
	};

	const judgePlan = async (
		row: Notification,
		before: Notification | undefined,
		preferencesChange: boolean,
	) => {
		// What is told already, but for its files, has no plan any more.
		if (row.state !== 'queued' || row.hurriedAt !== undefined || row.ts !== undefined) return;
		const { acceptedAt, dueAt, event, notBefore = 0, urgent } = row;
		if (notBefore > now() + longestHold) fault(row.id, `is held back until ${utc(notBefore)}`);
		// What comes back to the queue is looked at again when it is sent.
		if (before && before.state !== 'queued') return;
		const isAsBefore = before?.dueAt === dueAt;
		if (isAsBefore && (!preferencesChange || lagging.has(row.id))) return;
		lagging.delete(row.id);
		const known = await reader.knownOf(row.recipient);
		const wanted = urgent ? 'immediate' : frequencyOf(event.type, known);
		if (wanted === 'off') return fault(row.id, 'waits, and its type is turned off');
		const rest = urgent ? 0 : longestRest(known);
		const window = urgent ? 0 : longestWindow(wanted);
		const latest = Math.max(acceptedAt + window + rest, now() + rest);
		if (dueAt > latest) {
			const why = `${wanted}, ${JSON.stringify(restOf(known))}`;
			fault(row.id, `is due later than ${utc(latest)} (accepted ${utc(acceptedAt)}, ${why})`);
		}
	};

	/** Why it will never be told, as far as one reason speaks for itself. */
	const judgeEnd = async (row: Notification, before: Notification | undefined) => {
		if (before?.state === row.state) return;
		const { event, expiresAt, reason, recipient, state } = row;
		if (state === 'expired' && (expiresAt === undefined || expiresAt > now())) {
			fault(row.id, 'has not expired');
		}
		if (state !== 'muted') return;
		// A channel that would have been told in somebody's place has its own say.
		const teller = reason === 'default_channel' ? defaultChannel : recipient;
		const wanted = frequencyOf(event.type, await reader.knownOf(teller));
		if (wanted !== 'off') fault(row.id, `is wanted ${wanted}`);
	};

	/** Messages of their own that one recipient was promised within any hour. */
	const judgeFloods = () => {
		const most = settings.mostPerRecipientAndHour ?? Infinity;
		const own = [...last.values()].filter(
			({ frequency, urgent, windowEndsAt }) =>
				frequency === 'immediate' && !urgent && windowEndsAt === undefined,
		);
		for (const row of own) {
			const inHour = own.filter(
				({ recipient, acceptedAt }) =>
					recipient.kind === row.recipient.kind &&
					recipient.key === row.recipient.key &&
					acceptedAt <= row.acceptedAt &&
					acceptedAt > row.acceptedAt - hourMs,
			);
			if (inHour.length > most) fault(row.id, `is one of ${inHour.length} within an hour`);
		}
	};

	return {
		faults,
		seen,
		last,
		idOf: (token) => witness.idOf.get(token),
		async wants(recipient, type) {
			reader.forget();
			const teller = recipient === 'default_channel' ? defaultChannel : recipient;
			return frequencyOf(type, await reader.knownOf(teller));
		},
		excuse(ids) {
			tellings.read();
			for (const id of ids) tellings.excuse(id);
		},
		async judgePost(message, { preferencesChange }) {
			reader.forget();
			for (const says of faultsOf(message)) fault(message.text, says);
			const ids = tokensIn(JSON.stringify(message.blocks)).flatMap(
				(token) => witness.idOf.get(token) ?? [],
			);
			for (const row of await store.findNotifications(ids)) {
				const claimedAt = witness.claimedAt.get(row.id) ?? now();
				const { dueAt, event, expiresAt, hurriedAt, urgent } = row;
				// What its table began, its files end.
				if (row.ts !== undefined) continue;
				const says = (what: string) => fault(row.id, `${what}, and is told at ${utc(now())}`);
				if (expiresAt !== undefined && expiresAt <= claimedAt) says(`expired ${utc(expiresAt)}`);
				if (dueAt > claimedAt) says(`is due ${utc(dueAt)}`);
				if (row.state !== 'sending') says(`is ${row.state}`);
				if (urgent || preferencesChange) continue;
				const known = await reader.knownOf(row.recipient);
				if (frequencyOf(event.type, known) === 'off') says(`${event.type} is turned off`);
				// Where somebody has moved to is found out on the way, and counts from the next message on.
				const { timeZone = known.timeZone } = knownBefore.get(nameOf(row.recipient)) ?? {};
				const asOne = { ...known, timeZone };
				const isRude = [known, asOne].every(
					(each) => isAtRest(claimedAt, each) && isAtRest(now(), each),
				);
				if (hurriedAt === undefined && isRude) {
					says(`nothing is wanted now: ${JSON.stringify(restOf(known))} in ${known.timeZone}`);
				}
			}
		},
		async judgeStore({ alone, mayBeGone, nobodyDied, plansLag, preferencesChange }) {
			const ids = [...new Set(witness.idOf.values())];
			const rows = new Map((await store.findNotifications(ids)).map((row) => [row.id, row]));
			reader.forget();
			for (const id of ids) {
				const [row, before] = [rows.get(id), last.get(id)];
				if (!row) {
					if (before && !mayBeGone(before)) fault(id, 'is gone');
					last.delete(id);
					continue;
				}
				judgeMove(before, row);
				// What is held while a preference changes is looked at again when it is free and due.
				const mayLag = !alone && preferencesChange;
				if (mayLag) lagging.add(id);
				last.set(id, row);
				if (alone) await judgeEnd(row, before);
				if (!plansLag && !mayLag) await judgePlan(row, before, preferencesChange);
				if (nobodyDied && row.state === 'claimed') fault(id, 'is held, and nobody is at work');
			}
			tellings.read();
			for (const id of ids) {
				const row = rows.get(id);
				if (row) tellings.judge(row);
			}
			knownBefore.clear();
			for (const { recipient, state } of last.values()) {
				if (state === 'sent') continue;
				knownBefore.set(nameOf(recipient), await reader.knownOf(recipient));
			}
			judgeFloods();
			for (const { key } of slack.astray.splice(0)) fault(key, 'replies to nothing');
			for (const { at, conversation } of slack.tooSoon.splice(0)) {
				if (alone && nobodyDied) fault(conversation, `a message came too soon, at ${utc(at)}`);
			}
		},
	};
}

function faultsOf({ blocks, bar }: Message): string[] {
	const attachments = bar ? [{ color: bar.colour, blocks: bar.blocks }] : [];
	return findMessageFaults({ blocks, attachments });
}

/** Which states can be reached by legal moves, in any number of them. */
function reach(): Record<NotificationState, ReadonlySet<NotificationState>> {
	const from = (state: NotificationState) => {
		const found = new Set<NotificationState>();
		const walk = (at: NotificationState) => {
			for (const next of notificationStates) {
				if (!mayMove(at, next) || found.has(next)) continue;
				found.add(next);
				walk(next);
			}
		};
		walk(state);
		return found;
	};
	const all = notificationStates.map((state) => [state, from(state)]);
	return Object.fromEntries(all) as ReturnType<typeof reach>;
}
