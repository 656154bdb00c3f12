// Answers: does a message whose files are to follow come to its end in two steps, and is each made once?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { Settlement } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	addFile,
	claimAt,
	claimed,
	daily,
	failed,
	filesLeft,
	idOf,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	statesOf,
	storyOf,
	toMember,
	unsure,
	withFiles,
} from '../given';

const due = 'queued due_now';
const follow = 'queued files_follow';
const message = { state: 'sent', conversation: 'C9', ts: '1.1' } as const;
const itsFiles = { kind: 'files', threadTs: '1.1' } as const;
const where = { conversation: 'C9', ts: '1.1' };

export function goesOnContract(given: Given): void {
	/** The first step; `one` has a file, which is kept. */
	const sendMessage = async (
		settlement: Settlement = message,
		one: NewNotification = withFiles(['f']),
	) => {
		if ((await filesLeft(given.store, 'f')).length === 0) await addFile(given.store, 'f');
		const [id] = await acceptAll(given.store, one);
		await sending(given.store, 'first', 'first', now, { goesOn: true });
		expect(await given.store.settle('first', 'first', settlement, now + 1)).toBe(true);
		return { one, id: id! };
	};
	const sendFiles = async (settlement: Settlement, at = now + minute) => {
		await sending(given.store, 'second', 'second', at, itsFiles);
		expect(await given.store.settle('second', 'second', settlement, at)).toBe(true);
	};
	const rowOf = async (id: number) => (await given.store.findNotifications([id]))[0]!;
	const files = () => filesLeft(given.store, 'f');

	describe('a delivery that goes on', () => {
		it('leaves its notification queued with the message, at once to be claimed', async () => {
			const { one, id } = await sendMessage();
			expect(await rowOf(id)).toEqual({
				...one,
				...where,
				id,
				state: 'queued',
				acceptedAt: now,
				reason: 'files_follow',
				notBefore: now + 1,
				attempts: 0,
			});
			expect(await storyOf(given.store, one)).toEqual([due, follow]);
			const { notifications } = await claimed(given.store, 'a', now + 1);
			expect(notifications).toMatchObject([{ id, ...where }]);
		});

		it('ends as sent once the files are there, at the message that came first', async () => {
			const { one, id } = await sendMessage();
			expect(await files()).toEqual(['f']);
			await sendFiles({ state: 'sent', conversation: 'C9', ts: '1.2', threadTs: '1.1' });
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'sent', attempts: 1 });
			expect((await rowOf(id)).reason).toBeUndefined();
			expect(await storyOf(given.store, one)).toEqual([due, follow, 'sent sent']);
			expect(await files()).toEqual([]);
			expect(await claimAt(given.store, 'z', now + 99 * minute)).toEqual({ nothingDue: true });
		});

		it('ends as sent where Slack does not say as which message the files came', async () => {
			const { id } = await sendMessage();
			await sendFiles({ state: 'sent', conversation: 'C9' });
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'sent' });
		});

		it('says of the test mode where it ends', async () => {
			const { one, id } = await sendMessage({ ...message, testMode: true });
			expect(await rowOf(id)).toMatchObject({ state: 'queued', reason: 'files_follow' });
			await sendFiles({ ...message, testMode: true });
			expect(await rowOf(id)).toMatchObject({ state: 'sent', reason: 'test_mode' });
			expect(await storyOf(given.store, one)).toEqual([due, follow, 'sent test_mode']);
		});

		it('goes on after its lost answer was found, too', async () => {
			const { one, id } = await sendMessage(unsure);
			expect(await given.store.claimUnsure({ token: 'x', now, leaseUntil: now })).toMatchObject({
				goesOn: true,
			});
			await given.store.settle('x', 'first', message, now + 2);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued', notBefore: now + 2 });
			expect(await storyOf(given.store, one)).toEqual([due, 'queued answer_lost', follow]);
		});

		it.each([
			['queued', queuedUntil(now)],
			['failed', failed],
			['unsure', unsure],
		] as const)('has no message where it ends as %s', async (state, settlement) => {
			const { one, id } = await sendMessage(settlement);
			const row = await rowOf(id);
			expect(row).toMatchObject({ state, attempts: 1 });
			expect([row.conversation, row.ts]).toEqual([undefined, undefined]);
			expect(await storyOf(given.store, one)).not.toContain(follow);
			expect(await files()).toEqual(['f']);
		});

		it('is never sent again and again where nobody knows where its files could follow', async () => {
			const { id } = await sendMessage({ state: 'sent', conversation: 'C9' });
			expect(await statesOf(given.store, [id])).toEqual(['sent']);
		});

		it('is settled once, and by nobody who lost it', async () => {
			const { one } = await sendMessage();
			for (const token of ['first', 'other'])
				expect(await given.store.settle(token, 'first', message, now)).toBe(false);
			expect(await storyOf(given.store, one)).toEqual([due, follow]);
		});

		it('leaves other parts of its claim alone', async () => {
			const all = [notification(daily), withFiles(['f'], daily)];
			const ids = await acceptAll(given.store, ...all);
			await claimed(given.store, 'a');
			const part = (key: string, id: number) => ({
				...{ key, conversation: 'C9', kind: 'message' as const, goesOn: true },
				...{ notificationIds: [id], startedAt: now },
			});
			await given.store.begin('a', part('d', ids[1]!), now + minute);
			await given.store.settle('a', 'd', message, now);
			expect(await statesOf(given.store, ids)).toEqual(['claimed', 'queued']);
			expect(await given.store.begin('a', part('e', ids[1]!), now + minute)).toBe('lost');
			expect(await given.store.begin('a', part('e', ids[0]!), now + minute)).toBe('begun');
		});
	});

	describe('where the message is', () => {
		it.each([
			['put off', 'queued', queuedUntil(now + minute)],
			['refused', 'failed', failed],
			['lost', 'unsure', unsure],
		] as const)('stays known after its files were %s', async (_, state, settlement) => {
			const { id } = await sendMessage();
			await sendFiles(settlement);
			expect(await rowOf(id)).toMatchObject({ ...where, state });
			expect(await files()).toEqual(['f']);
		});

		it('stays known after its files’ run died, gave them back or found nobody', async () => {
			const { id } = await sendMessage();
			await claimed(given.store, 'dead', now + 1);
			await given.store.recover(now + minute + 1);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
			await claimed(given.store, 'a', now + minute + 1);
			await given.store.release('a', queuedUntil(now), now);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
			await claimed(given.store, 'b', now + minute);
			await given.store.release('b', failed, now);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'failed' });
		});

		it('stays known when what failed or is unsure is tried again by hand', async () => {
			const { id } = await sendMessage();
			await sendFiles(unsure);
			await given.store.retry({}, 'send_again', now + minute);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
			await sending(given.store, 'third', 'third', now + minute, itsFiles);
			await given.store.settle('third', 'third', failed, now + minute);
			await given.store.retry({}, 'look_up', now + minute);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
		});
	});

	describe('a notification whose files are still to follow', () => {
		const record = (more: Partial<NewNotification> = {}) => {
			const one = about('task.changed', more);
			return { ...one, event: { ...one.event, files: withFiles(['f']).event.files } };
		};

		it('was told: what cancels it is told as well, and what replaces it takes nothing back', async () => {
			const { id } = await sendMessage(message, record());
			const later = [
				about('task.changed', { earlier: 'replace' }),
				about('task.cancelled', { earlier: 'cancel' }),
			];
			const answers = await given.store.accept(later, [], now + 2);
			// The one before it about the record was not told, and goes.
			expect(answers).toMatchObject([{ withdrew: 0 }, { withdrew: 1 }]);
			expect(await statesOf(given.store, [id, ...answers.map(idOf)])).toEqual([
				...['queued', 'withdrawn', 'queued'],
			]);
		});

		it.each([
			['waits', async () => {}, 'queued'],
			['failed', () => sendFiles(failed), 'failed'],
			['is on its way', () => sending(given.store, 's', 's', now + 1, itsFiles), 'sending'],
			['is unsure', () => sendFiles(unsure), 'unsure'],
		] as const)('was told: withdrawn while it %s, it goes on', async (_, reach, state) => {
			const { one, id } = await sendMessage(message, record());
			await reach();
			const answer = await given.store.withdraw({ dedupeKey: one.dedupeKey }, now + 2);
			expect(answer).toEqual({ withdrawn: [], inFlight: [], told: 1, beforehand: false });
			expect(await rowOf(id)).toMatchObject({ ...where, state });
			expect(await storyOf(given.store, one)).not.toContain('skipped withdrawn');
			expect(await files()).toEqual(['f']);
		});

		it.each([
			['withdrawn', () => given.store.withdraw({ recordKey: 'task 1' }, now + 2)],
			['cancelled', () => acceptAll(given.store, about('task.off', { earlier: 'cancel' }))],
		])('is not taken back by what is %s while its files are being sent', async (_, takeBack) => {
			const { id } = await sendMessage(message, record());
			await sending(given.store, 'second', 'second', now + 1, itsFiles);
			await takeBack();
			await given.store.settle('second', 'second', queuedUntil(now + minute), now + 3);
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
		});

		it('is not taken back by what came while its message was being sent', async () => {
			await addFile(given.store, 'f');
			const one = record();
			const [id] = await acceptAll(given.store, one);
			await sending(given.store, 'first', 'first', now, { goesOn: true });
			await acceptAll(given.store, about('task.cancelled', { earlier: 'cancel' }));
			await given.store.settle('first', 'first', message, now);
			expect(await statesOf(given.store, [id!])).toEqual(['queued']);
			expect(await storyOf(given.store, one)).toEqual([due, follow]);
			const story = await claimed(given.store, 'a', now + 1);
			expect(story.notifications).toHaveLength(1);
			await given.store.begin(
				'a',
				{ ...itsFiles, key: 'e', conversation: 'C9', notificationIds: [id!], startedAt: now },
				now + minute,
			);
			await given.store.settle('a', 'e', queuedUntil(now + minute), now);
			expect(await statesOf(given.store, [id!])).toEqual(['queued']);
		});

		it('stays where another key of its member has the event, too, and waits with it', async () => {
			const { one, id } = await sendMessage();
			const [other] = await acceptAll(given.store, { ...one, ...toMember('7') });
			await given.store.adoptMembers([{ from: 'ana', to: '7' }]);
			expect(await given.store.findNotifications([id, other!])).toMatchObject([{ id, ...where }]);
		});

		it('is a settled delivery and a waiting one: no cleaning takes it', async () => {
			const { id } = await sendMessage();
			await given.store.clean({ now, settledBefore: now + 999 * minute, most: 99 });
			expect(await rowOf(id)).toMatchObject({ ...where, state: 'queued' });
			await sendFiles(sent);
			expect(await statesOf(given.store, [id])).toEqual(['sent']);
		});
	});
}
