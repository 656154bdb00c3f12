// Answers: can everything that was decided be found again, by whoever asks however?
import { describe, expect, it } from 'vitest';
import type { NewNotification } from '../../../src/outbox/notification';
import type { LoggedDecision, Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import { about, minute, notification, now, skip, toChannel, toMember, workspace } from '../given';

type Question = Parameters<Store['findDecisions']>[0];

const ana = toMember('ana').recipient;

export function decisionLogContract(given: Given): void {
	const ask = async (question: Omit<Question, 'limit'>) =>
		(await given.store.findDecisions({ ...question, limit: 100 })).items;
	const write = (at: number, ...all: NewNotification[]) =>
		given.store.accept(
			[],
			all.map((one) => skip(one, { standsInFor: one.standsInFor })),
			at,
		);
	/** Every page, one after the other. */
	async function readAll(question: Question): Promise<LoggedDecision[]> {
		const all: LoggedDecision[] = [];
		let cursor: string | undefined;
		do {
			const page = await given.store.findDecisions({ ...question, cursor });
			expect(page.items.length).toBeLessThanOrEqual(question.limit);
			all.push(...page.items);
			expect(all.length, 'none comes twice').toBeLessThan(100);
			cursor = page.nextCursor;
		} while (cursor !== undefined);
		return all;
	}

	describe('the log of decisions', () => {
		it('is empty where nothing was decided', async () => {
			expect(await given.store.findDecisions({ limit: 9 })).toEqual({ items: [] });
		});

		it('gives each as it was written down, with its notification where it came to one', async () => {
			const one = about('task.due', { dueAt: now + minute });
			const [acceptance] = await given.store.accept([one], [], now);
			const detail = { reason: 'not_connected', detail: 'ambiguous', rule: undefined } as const;
			const other = skip(about('task.due', { ...toChannel('C1'), standsInFor: 'bo' }), {
				...detail,
				standsInFor: 'bo',
			});
			await given.store.accept([], [other], now + 1);
			const [second, first] = await ask({});
			expect(first).toMatchObject({
				at: now,
				notificationId: acceptance!.accepted && acceptance!.id,
				recipient: ana,
				type: 'task.due',
				title: one.event.title,
				recordKey: 'task 1',
				dedupeKey: one.dedupeKey,
				outcome: 'queued',
				reason: 'due_now',
				frequency: 'immediate',
				rule: 'fallback',
				dueAt: now + minute,
			});
			expect(second).toEqual({
				...other.decision,
				id: second!.id,
				at: now + 1,
				notificationId: undefined,
			});
		});

		it('finds by member, by whom a channel stood in for, by type, event ID and record', async () => {
			const all = [
				about('task.due'),
				about('task.assigned'),
				about('task.due', toMember('bo')),
				about('task.due', { ...toChannel('C1'), standsInFor: 'ana' }, 'task 2'),
				about('task.due', toChannel('ana')),
				notification(),
			];
			await write(now, ...all);
			const fitting: [Omit<Question, 'limit'>, number[]][] = [
				[{ recipient: ana }, [5, 3, 1, 0]],
				[{ recipient: ana, type: 'task.due' }, [3, 0]],
				[{ recipient: toChannel('ana').recipient }, [4]],
				[{ recipient: toChannel('C1').recipient }, [3]],
				[{ type: 'task.due' }, [4, 3, 2, 0]],
				[{ dedupeKey: all[2]!.dedupeKey }, [2]],
				[{ recordKey: 'task 2' }, [3]],
				[{ recordKey: 'task 1', recipient: ana }, [1, 0]],
				[{ recipient: toMember('nobody').recipient }, []],
			];
			for (const [question, indexes] of fitting) {
				const found = (await ask(question)).map(({ dedupeKey }) => dedupeKey);
				expect(found, JSON.stringify(question)).toEqual(
					indexes.map((index) => all[index]!.dedupeKey),
				);
			}
		});

		it('finds by one event ID whom a channel stands in for, together or each alone', async () => {
			const one = about('task.due', { ...toChannel('C1'), standsInFor: 'ana' });
			await given.store.accept([one, { ...one, standsInFor: 'bo' }], [], now);
			const { dedupeKey } = one;
			const namesOf = async (question: Omit<Question, 'limit'>) =>
				(await ask({ dedupeKey, ...question })).map(({ standsInFor }) => standsInFor);
			expect(await namesOf({})).toEqual(['bo', 'ana']);
			expect(await namesOf({ recipient: ana })).toEqual(['ana']);
		});

		it('finds from an instant on to before another one', async () => {
			for (const at of [1, 2, 3, 4]) await write(now + at, notification());
			const found = await ask({ from: now + 2, until: now + 4 });
			expect(found.map(({ at }) => at)).toEqual([now + 3, now + 2]);
			const ofAna = await ask({ recipient: ana, from: now + 3 });
			expect(ofAna.map(({ at }) => at)).toEqual([now + 4, now + 3]);
		});

		it.each([{}, { recipient: ana }, { type: 'task.due' }, { recordKey: 'task 1' }])(
			'gives each once over all pages, the newest first, asked for %j',
			async (which) => {
				const inPlace = { ...toChannel('C1'), standsInFor: 'ana' };
				// A clock that is behind writes an older instant under a newer ID.
				for (const at of [0, 1, 1, 3, 2])
					await write(
						now + at,
						...Array.from({ length: 7 }, (_, index) =>
							about('task.due', index % 3 === 0 ? inPlace : {}),
						),
					);
				const whole = await ask(which);
				expect(whole).toHaveLength(35);
				const newestFirst = whole.toSorted((a, b) => b.at - a.at || b.id - a.id);
				expect(whole).toEqual(newestFirst);
				for (const limit of [1, 4, 7, 35, 36])
					expect(await readAll({ ...which, limit })).toEqual(whole);
			},
		);

		it('is the workspace’s own', async () => {
			await write(now, notification());
			const other = await given.database.forWorkspace(workspace('T2'), now);
			expect(await other.findDecisions({ limit: 9 })).toEqual({ items: [] });
		});

		it('refuses a cursor that is none', async () => {
			const question = { limit: 1, cursor: 'nonsense' };
			await expect(given.store.findDecisions(question)).rejects.toMatchObject({
				code: 'store_cursor',
			});
		});
	});
}
