// Answers: what was told of each notification, in which message, and is that what the outbox says of it?
import type { Instant } from '../../src/clock';
import type { EngineSettings } from '../../src/engine';
import type { Notification } from '../../src/outbox/notification';
import { utc } from '../frequency/localClock';
import type { PostedMessage, SimulatedSlack } from '../support/simulatedSlack';
import { tokensIn, type Witness } from './witness';

/** A message, or a new state of one. */
interface Telling {
	key: string;
	ids: readonly number[];
	ts: string;
	place: string;
	at: Instant;
	isUpdate: boolean;
	message: PostedMessage;
}

export interface TellingsParts {
	slack: SimulatedSlack;
	witness: Witness;
	settings: EngineSettings;
	rowOf: (id: number) => Notification | undefined;
	/** What somebody deleted in Slack can't be found there, and is sent again. */
	isDeleted: (ts: string) => boolean;
	fault: (about: number | string, says: string) => void;
}

export interface Tellings {
	/** Takes in what came since the last time. */
	read(): void;
	judge(row: Notification): void;
	/** What was lost may be sent again, because a person said so. */
	excuse(id: number): void;
}

export function createTellings({
	slack,
	witness,
	settings,
	rowOf,
	isDeleted,
	fault,
}: TellingsParts): Tellings {
	const tellingsOf = new Map<number, Telling[]>();
	const resent = new Set<Telling>();
	/** Of a message: the notification whose state it shows. */
	const shows = new Map<string, number>();
	let messagesRead = 0;
	let updatesRead = 0;

	const add = (telling: Omit<Telling, 'ids'>, blocks: unknown): Telling => {
		const { key, ts, place } = telling;
		const shown = tokensIn(JSON.stringify(blocks));
		const tokens = new Set(shown);
		if (tokens.size !== shown.length) fault(key, `an entry is twice in ${shown.join()}`);
		const ids = [...tokens].flatMap((token) => witness.idOf.get(token) ?? []);
		if (ids.length !== tokens.size) fault(key, `events ${shown.join()} were never accepted`);
		const whole = { ...telling, ids };
		for (const id of ids) tellingsOf.set(id, [...(tellingsOf.get(id) ?? []), whole]);
		shows.set(`${place} ${ts}`, ids[0] ?? 0);
		return whole;
	};

	/** What was told to one is never changed into what is told to another. */
	const judgeUpdate = ({ ids: [id = 0], message }: Telling): void => {
		const [first = 0] = idsIn(message.earlier?.[0]?.blocks);
		const [row, before] = [rowOf(id), rowOf(first)];
		if (row && before && whoseIs(row) !== whoseIs(before)) {
			fault(id, `took the place of what was meant for ${whoseIs(before)}`);
		}
	};
	const whoseIs = ({ recipient, standsInFor }: Notification) => standsInFor ?? recipient.key;

	/** What is about a record is under a message about it; files are under the table that they belong to. */
	const judgeThread = ({ message, ids: [id = 0] }: Telling): void => {
		const { threadTs, place } = message;
		const first = slack.messages.find((each) => each.ts === threadTs && each.place === place);
		if (!first) return;
		const [above = 0] = idsIn(first.earlier?.[0]?.blocks ?? first.blocks);
		const [row, over] = [rowOf(id), rowOf(above)];
		if (!row || !over || row.windowEndsAt !== undefined || id === above) return;
		if (row.event.recordKey !== over.event.recordKey) {
			fault(id, `is about ${row.event.recordKey}, under one about ${over.event.recordKey}`);
		}
	};
	const idsIn = (blocks: unknown) =>
		tokensIn(JSON.stringify(blocks ?? [])).flatMap((token) => witness.idOf.get(token) ?? []);

	const judgeGroup = (row: Notification, group: readonly Telling[], most: number): void => {
		const isExcused = (telling: Telling) =>
			!witness.known.has(telling.key) &&
			(resent.has(telling) ||
				isDeleted(telling.ts) ||
				(telling.message.hidden && settings.afterLostAnswer === 'send_again'));
		const told = group.filter((telling) => !isExcused(telling));
		if (told.length > most) {
			const keys = told.map(({ key, at }) => `${key} at ${utc(at)}`).join(', ');
			fault(row.id, `is in ${told.length} messages: ${keys}`);
		}
		if (most === 0 && told.some(({ key }) => witness.known.has(key))) {
			fault(row.id, 'was told, and does not know it');
		}
	};

	return {
		read() {
			for (; messagesRead < slack.messages.length; messagesRead++) {
				const message = slack.messages[messagesRead]!;
				const { ts, place, at } = message;
				const { key, blocks } = message.earlier?.[0] ?? message;
				judgeThread(add({ key, ts, place, at, isUpdate: false, message }, blocks));
			}
			for (; updatesRead < slack.updates.length; updatesRead++) {
				const { key, ts, conversation: place, at, blocks } = slack.updates[updatesRead]!;
				const message = slack.messages.find((each) => each.ts === ts && each.place === place)!;
				judgeUpdate(add({ key, ts, place, at, isUpdate: true, message }, blocks));
			}
		},
		judge(row) {
			// Given again after it had failed, it is told anew.
			const since = (tellingsOf.get(row.id) ?? []).filter(({ at }) => at >= row.acceptedAt);
			// Made twice, an update changes nothing.
			const posts = since.filter(({ isUpdate }) => !isUpdate);
			const isUnderWay = ['sent', 'sending', 'unsure'].includes(row.state);
			const { files: sent, table } = row.event;
			const isChanged = row.ifToldBefore === 'update' || row.ifToldBefore === 'reply_and_show';
			const isInTwo = sent !== undefined && (table !== undefined || isChanged);
			const files = posts.filter(({ message }) => message.files !== undefined);
			const others = posts.filter(({ message }) => message.files === undefined);
			judgeGroup(row, files, isUnderWay ? 1 : 0);
			judgeGroup(row, others, isUnderWay || (isInTwo && row.ts !== undefined) ? 1 : 0);
			if (row.state !== 'sent') return;
			const shown = shows.get(`${row.conversation} ${row.ts}`) ?? 0;
			if (since.length > posts.length && shown < row.id) {
				fault(row.id, `changed a message that shows the older ${shown} again`);
			}
			if (!since.some(({ ts, place }) => ts === row.ts && place === row.conversation)) {
				fault(row.id, `says it was sent as ${row.ts} in ${row.conversation}, and is not there`);
			}
			const first = since.filter(({ message, isUpdate }) => isUpdate || !message.files);
			if (isInTwo && (files.length === 0 || first.length === 0)) {
				fault(row.id, 'has a table and files, and not both are there');
			}
		},
		excuse(id) {
			for (const telling of tellingsOf.get(id) ?? []) {
				if (!witness.known.has(telling.key)) resent.add(telling);
			}
		},
	};
}
