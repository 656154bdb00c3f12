// Answers: does the store keep what each subject chose?
import { describe, expect, it } from 'vitest';
import type { PreferenceSubject, Preferences } from '../../../src/preferences/preferences';
import type { Given } from '../contract';
import { now } from '../given';

const ana: PreferenceSubject = { kind: 'member', key: 'ana' };
const sameKeyAsAna: PreferenceSubject = { kind: 'channel', key: 'ana' };
const workspace: PreferenceSubject = { kind: 'workspace' };

export function preferenceContract(given: Given): void {
	const choose = (subject: PreferenceSubject, more: Partial<Preferences>) =>
		given.store.changePreferences(subject, (before) => ({ ...before, ...more }), now);

	describe('preferences', () => {
		it('are undefined where nothing was ever chosen', async () => {
			expect(await given.store.findPreferences([ana, workspace])).toEqual([undefined, undefined]);
		});

		it('come back as they were chosen, in the order of the subjects', async () => {
			const chosen: Preferences = {
				everything: 'daily',
				groups: { task: 'hourly' },
				types: { 'task.assigned': 'off' },
				time: '08:30',
				weekday: 5,
				timeZone: 'Asia/Kathmandu',
			};
			expect(await choose(ana, chosen)).toEqual(chosen);
			await choose(workspace, { everything: 'weekly' });
			const weekly = { everything: 'weekly', groups: {}, types: {} };
			expect(await given.store.findPreferences([workspace, sameKeyAsAna, ana, ana])).toEqual([
				weekly,
				undefined,
				chosen,
				chosen,
			]);
		});

		it('start from nothing chosen, and go on from what was chosen last', async () => {
			const seen: Preferences[] = [];
			for (const type of ['a.b', 'c.d'])
				await given.store.changePreferences(
					ana,
					(before) => {
						seen.push(before);
						return { ...before, types: { ...before.types, [type]: 'off' } };
					},
					now,
				);
			expect(seen).toEqual([
				{ groups: {}, types: {} },
				{ groups: {}, types: { 'a.b': 'off' } },
			]);
		});

		it('lose no change when many are made at once', async () => {
			const types = Array.from({ length: 50 }, (_, index) => `type.n${index}`);
			await Promise.all(
				types.map((type) =>
					given.store.changePreferences(
						ana,
						(before) => ({ ...before, types: { ...before.types, [type]: 'daily' } }),
						now,
					),
				),
			);
			const [after] = await given.store.findPreferences([ana]);
			expect(Object.keys(after!.types).sort()).toEqual(types.sort());
		});

		it('stay as they were when the change refuses', async () => {
			await choose(ana, { everything: 'daily' });
			const refusal = new Error('no such type');
			const change = () => {
				throw refusal;
			};
			await expect(given.store.changePreferences(ana, change, now)).rejects.toBe(refusal);
			expect(await given.store.findPreferences([ana])).toMatchObject([{ everything: 'daily' }]);
		});

		it('are found for 2,000 subjects in one question', async () => {
			await choose({ kind: 'member', key: 'm1999' }, { everything: 'off' });
			const subjects = Array.from({ length: 2000 }, (_, index) => ({
				kind: 'member' as const,
				key: `m${index}`,
			}));
			const found = await given.store.findPreferences(subjects);
			expect(found.slice(0, 1999)).toEqual(Array(1999).fill(undefined));
			expect(found[1999]?.everything).toBe('off');
		});
	});

	describe('taking back everything that was chosen', () => {
		it('leaves no choice, and says whether there was one', async () => {
			await choose(ana, { everything: 'daily' });
			await choose(sameKeyAsAna, { everything: 'off' });
			expect(await given.store.dropPreferences(ana)).toBe(true);
			expect(await given.store.dropPreferences(ana)).toBe(false);
			expect(await given.store.findPreferences([ana, sameKeyAsAna])).toMatchObject([
				undefined,
				{ everything: 'off' },
			]);
		});

		it('takes back the workspace’s own as well', async () => {
			await choose(workspace, { everything: 'daily' });
			expect(await given.store.dropPreferences(workspace)).toBe(true);
			expect(await given.store.findPreferences([workspace])).toEqual([undefined]);
		});
	});

	describe('the list of preferences', () => {
		const channel = (key: string): PreferenceSubject => ({ kind: 'channel', key });
		const member = (key: string): PreferenceSubject => ({ kind: 'member', key });
		const inOrder = [workspace, channel('C1'), channel('C2'), member('ana'), member('bo')];
		const giveAll = async () => {
			for (const subject of inOrder.toReversed()) await choose(subject, { everything: 'daily' });
		};

		it('is empty where nobody chose anything', async () => {
			expect(await given.store.listPreferences({ limit: 9 })).toEqual({ items: [] });
		});

		it('has the workspace first, then channels, then members, with what each chose and when', async () => {
			await giveAll();
			const preferences: Preferences = { everything: 'daily', groups: {}, types: {} };
			expect(await given.store.listPreferences({ limit: 9 })).toEqual({
				items: inOrder.map((subject) => ({ subject, preferences, changedAt: now })),
			});
		});

		it.each([1, 2, 3, 4, 5])('has each once over all pages of %i', async (limit) => {
			await giveAll();
			const listed: PreferenceSubject[] = [];
			let cursor: string | undefined;
			do {
				const page = await given.store.listPreferences({ limit, cursor });
				expect(page.items.length).toBeLessThanOrEqual(limit);
				listed.push(...page.items.map(({ subject }) => subject));
				expect(listed.length).toBeLessThanOrEqual(inOrder.length);
				cursor = page.nextCursor;
			} while (cursor !== undefined);
			expect(listed).toEqual(inOrder);
		});

		it('has one kind only, where that is asked for', async () => {
			await giveAll();
			const first = await given.store.listPreferences({ kind: 'channel', limit: 1 });
			expect(first.items).toMatchObject([{ subject: channel('C1') }]);
			const { nextCursor: cursor } = first;
			const second = await given.store.listPreferences({ kind: 'channel', limit: 1, cursor });
			expect(second).toMatchObject({ items: [{ subject: channel('C2') }] });
			expect(second.nextCursor).toBeUndefined();
			const listed = await given.store.listPreferences({ kind: 'workspace', limit: 9 });
			expect(listed.items).toMatchObject([{ subject: workspace }]);
		});

		it('refuses a cursor that is none', async () => {
			const list = given.store.listPreferences({ limit: 1, cursor: 'nonsense' });
			await expect(list).rejects.toMatchObject({ code: 'store_cursor' });
		});

		it('has everybody but the one whose choices are no document any more', async () => {
			await giveAll();
			const broken = () => 'no object' as unknown as Preferences;
			await given.store.changePreferences(member('ana'), broken, now);
			const { items } = await given.store.listPreferences({ limit: 9 });
			expect(items.map(({ subject }) => subject)).toEqual(
				inOrder.filter((subject) => subject !== inOrder[3]),
			);
			await expect(given.store.findPreferences([member('ana')])).rejects.toMatchObject({
				code: 'preferences_unreadable',
			});
		});
	});
}
