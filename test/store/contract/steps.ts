// Answers: what can happen to an outbox, in whatever order?
import fc from 'fast-check';
import { earlierChoices } from '../../../src/outbox/notification';
import type { Acceptance, Replan } from '../../../src/store/contract';
import {
	addFile,
	daily,
	filesLeft,
	forget as forgetRows,
	mapping,
	minute,
	nobody,
	notification,
	now,
	skip,
	toChannel,
	toMember,
	withFiles,
} from '../given';
import {
	begin,
	beginClaimed,
	claimUnsure,
	drop,
	fileIds,
	looksForRecord,
	release,
	renew,
	settle,
	token,
} from './onItsWay';
import type { Answer, Run, Step } from './run';

const recipient = fc.constantFrom(
	...[toMember('ana'), toMember('ana-2'), toMember('x'), toChannel('C1')],
);
const handedIn = fc
	.record({
		to: recipient,
		when: fc.constantFrom({}, daily),
		dedupe: fc.nat(5),
		type: fc.constantFrom('assigned', 'changed'),
		record: fc.constantFrom(undefined, 'r', 'r'),
		earlier: fc.constantFrom(...earlierChoices),
		files: fc.subarray(fileIds),
		ifTooMany: fc.constantFrom(undefined, { dueAt: now + minute, windowEndsAt: now + minute }),
	})
	.map(({ to, when, dedupe, type, record, earlier, files, ifTooMany }) => {
		const one = withFiles(files, { ...to, ...when, dedupeKey: `k${dedupe}`, earlier, ifTooMany });
		return { ...one, event: { ...one.event, type, recordKey: record } };
	});
const rules = fc.constantFrom({}, { mostPerRecipientAndHour: 1 });

const accept = fc.tuple(handedIn, rules).map(([one, rules]): Step => async (run) => {
	const [answer] = await run.store.accept([one], [], run.at, rules);
	return tell(run, answer!);
});

/** A step that is refused must have changed nothing, as a rehearsal never does. */
const rehearse = fc
	.tuple(handedIn, rules)
	.map(([one, rules]): Step => async ({ store, at, ids }) => {
		const { acceptances } = await store.rehearse(
			[one],
			[skip({ ...one, dedupeKey: 'x' })],
			at,
			rules,
		);
		const [answer] = acceptances;
		if (answer!.accepted) return { refused: true, said: answer!.withdrew };
		return { refused: true, said: 'existing' in answer! && ids.indexOf(answer.existing.id) };
	});

const skipOne = handedIn.map((one): Step => async (run) => {
	await run.store.accept([], [skip(one)], run.at);
	return { refused: false, said: undefined };
});

/** What had failed is handed in again. */
const handInAgain = fc.constant<Step>(async (run) => {
	const all = await run.store.findNotifications(run.ids);
	const failed = all.find(({ state }) => state === 'failed');
	if (!failed) return { refused: true, said: undefined };
	const { recipient, dedupeKey } = failed;
	const [answer] = await run.store.accept([notification({ recipient, dedupeKey })], [], run.at);
	return tell(run, answer!);
});

function tell(run: Run, answer: Acceptance): Answer {
	if (answer.accepted) {
		run.ids.push(answer.id);
		return { refused: false, said: answer.withdrew };
	}
	if ('withdrawnAt' in answer) return { refused: true, said: answer.withdrawnAt };
	return { refused: true, said: run.ids.indexOf(answer.existing.id) };
}

const plan = fc
	.record({
		to: fc.constantFrom<Replan['to']>('queued', 'muted', 'expired', 'superseded'),
		waits: fc.boolean(),
	})
	.map(({ to, waits }) => (id: number, at: number): Replan => {
		if (to === 'expired' || to === 'superseded') return { id, to };
		if (to === 'muted') return { id, to, rule: 'own_type' };
		const dueAt = waits ? at + minute : at;
		const because = 'preferences_changed';
		const windowEndsAt = waits ? dueAt : undefined;
		return { id, to, frequency: 'daily', rule: 'own_type', because, dueAt, windowEndsAt };
	});

/** Any of the notifications, in whatever state. */
const replan = fc.tuple(fc.nat(5), plan).map(([last, plan]): Step => async (run) => {
	const id = run.ids.at(-1 - last) ?? run.ids[0]!;
	return told(run, await run.store.replan([plan(id, run.at)], run.at));
});

const replanClaimed = fc.tuple(token, plan).map(([token, plan]): Step => async (run) => {
	const all = await run.store.findNotifications(run.ids);
	const changes = all
		.filter(({ state }) => state === 'claimed')
		.slice(0, 1)
		.map(({ id }) => plan(id, run.at));
	return told(run, await run.store.replan(changes, run.at, token));
});

function told({ ids }: Run, changed: readonly number[]): Answer {
	return { refused: changed.length === 0, said: changed.map((id) => ids.indexOf(id)) };
}

const claim = fc
	.tuple(
		token,
		fc.constantFrom('immediate' as const, 'all' as const),
		fc.oneof(
			{ arbitrary: fc.constant(undefined), weight: 4 },
			{ arbitrary: fc.array(recipient, { maxLength: 2 }), weight: 1 },
		),
	)
	.map(([token, scope, only]): Step => async ({ store, at, ids }) => {
		const recipients = only?.map(({ recipient }) => recipient);
		const leaseUntil = at + minute;
		const answer = await store.claim({ token, now: at, leaseUntil, scope, recipients });
		if (!('claimed' in answer)) return { refused: true, said: answer };
		const { target, notifications } = answer.claimed;
		return { refused: false, said: [target, notifications.map(({ id }) => ids.indexOf(id))] };
	});

const recover = fc.constant<Step>(async ({ store, at }) => {
	const said = await store.recover(at);
	return { refused: said.requeued + said.unsure === 0, said };
});

const wait = fc.integer({ min: -3 * minute, max: 0 }).map((ago): Step => async ({ store, at }) => {
	return { refused: true, said: await store.waiting(at + ago) };
});

const bookTurn = fc
	.tuple(fc.constantFrom('U1', 'C1'), fc.nat(5))
	.map(([conversation, patience]): Step => async ({ store, at }) => {
		const rules = { perConversationMs: 10, perWorkspaceMs: 2 };
		const notLaterThan = at + patience;
		const said = await store.bookTurn({ conversation, now: at, notLaterThan, rules });
		return { refused: true, said };
	});

const holdAll = fc.constant<Step>(async ({ store, at }) => {
	await store.holdAll(at + 2);
	return { refused: true, said: undefined };
});

const addFileOnce = fc.constantFrom(...fileIds).map((id): Step => async ({ store, at }) => {
	const before = await filesLeft(store, ...fileIds);
	if (!before.includes(id)) await addFile(store, id, at);
	return { refused: true, said: [before, await filesLeft(store, ...fileIds)] };
});

const clean = fc.constant<Step>(async ({ store, at }) => {
	const said = await store.clean({ now: at, settledBefore: at - minute, most: 9 });
	return { refused: said.notifications === 0, said };
});

const forget = fc.constantFrom('ana', 'ana-2', 'x').map((key): Step => async ({ store }) => {
	const erased = [...(await forgetRows(store, key))];
	const isNothing = erased.every(([, rows]) => Object.values(rows).every((count) => count === 0));
	return { refused: isNothing, said: erased };
});

const mapAgain = fc.constantFrom('ana', 'ana-2').map((key): Step => async ({ store, at }) => {
	await store.setMappingByHand(mapping(key, { slackUserId: 'U1', by: 'manual' }));
	await store.saveMappings([mapping(key, { slackUserId: 'U2', decidedAt: at })], nobody);
	return { refused: true, said: (await store.listMappings({ limit: 9 })).items };
});

const list = fc
	.tuple(fc.constantFrom('', 'sales'), fc.subarray(['ana', 'ana-2', 'x']))
	.map(([list, keys]): Step => async ({ store, at }) => {
		const back = await store.seeInList(list, keys, at);
		const unseen = await store.findUnseen(list, at);
		await store.markMissing(list, ['ana', 'ana-2'], at);
		return { refused: true, said: [back, unseen] };
	});

const adopt = fc
	.constantFrom(['ana', 'ana-2'], ['ana-2', 'ana'], ['x', 'ana'])
	.map(([from, to]): Step => async ({ store }) => {
		await store.adoptMembers([{ from: from!, to: to! }]);
		const emails = ['ana@example.com', 'ana-2@example.com'];
		return { refused: false, said: await store.findMappingsByEmail(emails) };
	});

const pass = fc.constantFrom(1, 10, 2 * minute).map((later): Step => async (run) => {
	run.at += later;
	return { refused: true, said: undefined };
});

export const someSteps = fc.array(
	fc.oneof(
		{ arbitrary: accept, weight: 8 },
		{ arbitrary: skipOne, weight: 1 },
		{ arbitrary: handInAgain, weight: 2 },
		{ arbitrary: rehearse, weight: 2 },
		{ arbitrary: replan, weight: 3 },
		{ arbitrary: replanClaimed, weight: 4 },
		{ arbitrary: claim, weight: 8 },
		{ arbitrary: begin, weight: 2 },
		{ arbitrary: beginClaimed, weight: 8 },
		{ arbitrary: settle, weight: 16 },
		{ arbitrary: renew, weight: 2 },
		{ arbitrary: looksForRecord, weight: 4 },
		{ arbitrary: drop, weight: 1 },
		{ arbitrary: addFileOnce, weight: 4 },
		{ arbitrary: clean, weight: 1 },
		{ arbitrary: release, weight: 2 },
		{ arbitrary: claimUnsure, weight: 8 },
		{ arbitrary: recover, weight: 2 },
		{ arbitrary: wait, weight: 1 },
		{ arbitrary: bookTurn, weight: 1 },
		{ arbitrary: holdAll, weight: 1 },
		{ arbitrary: forget, weight: 1 },
		{ arbitrary: mapAgain, weight: 1 },
		{ arbitrary: list, weight: 1 },
		{ arbitrary: adopt, weight: 1 },
		{ arbitrary: pass, weight: 6 },
	),
	{ minLength: 60, maxLength: 60, size: 'max' },
);
