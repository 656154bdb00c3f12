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
}
