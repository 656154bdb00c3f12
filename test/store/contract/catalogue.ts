// Answers: does a workspace keep its own types, and which types events came with?
import { describe, expect, it } from 'vitest';
import type { CatalogueDocument } from '../../../src/preferences/catalogueDocument';
import type { Given } from '../contract';
import { hour, minute, now, workspace } from '../given';

const document: CatalogueDocument = {
	version: 1,
	builtIn: 'extend',
	groups: [{ key: 'case', label: 'Fälle' }],
	types: [
		{
			key: 'case.closed',
			label: 'Case closed',
			group: 'case',
			audience: 'everybody',
			defaultFrequency: 'daily',
			mandatory: false,
		},
	],
};

export function catalogueContract(given: Given): void {
	describe('a workspace’s own types', () => {
		it('are undefined where nobody defined any', async () => {
			expect(await given.store.findCatalogue()).toBeUndefined();
		});

		it('come back as they were defined last, until they are taken away', async () => {
			await given.store.defineCatalogue({ ...document, types: [] }, now);
			await given.store.defineCatalogue(document, now + minute);
			expect(await given.store.findCatalogue()).toEqual(document);
			await given.store.defineCatalogue(undefined, now);
			await given.store.defineCatalogue(undefined, now);
			expect(await given.store.findCatalogue()).toBeUndefined();
		});

		it('are no other workspace’s', async () => {
			const other = await given.database.forWorkspace(workspace('T2'), now);
			await given.store.defineCatalogue(document, now);
			expect(await other.findCatalogue()).toBeUndefined();
			await other.defineCatalogue(undefined, now);
			expect(await given.store.findCatalogue()).toEqual(document);
		});
	});

	describe('types that events came with', () => {
		const used = async () =>
			(await given.store.usedTypes()).map((it) => [it.key, it.firstUsedAt, it.lastUsedAt]);

		it('are none at first, and then each once, by key', async () => {
			await given.store.noteTypes([], now);
			expect(await used()).toEqual([]);
			await given.store.noteTypes(['task.due', 'job.hired', 'task.due'], now);
			await given.store.noteTypes(['case.closed', 'task.due'], now + minute);
			expect(await used()).toEqual([
				['case.closed', now + minute, now + minute],
				['job.hired', now, now],
				['task.due', now, now],
			]);
		});

		it('are marked as used again once an hour is over, and never as used earlier', async () => {
			await given.store.noteTypes(['task.due'], now);
			await given.store.noteTypes(['task.due'], now + hour - 1);
			expect(await used()).toEqual([['task.due', now, now]]);
			await given.store.noteTypes(['task.due'], now + hour);
			expect(await used()).toEqual([['task.due', now, now + hour]]);
			await given.store.noteTypes(['task.due'], now);
			expect(await used()).toEqual([['task.due', now, now + hour]]);
		});

		it('are the workspace’s own, and many at once', async () => {
			const other = await given.database.forWorkspace(workspace('T2'), now);
			const keys = Array.from({ length: 1000 }, (_, index) => `type.n${index}`);
			await given.store.noteTypes(keys, now);
			expect((await used()).map(([key]) => key)).toEqual(keys.toSorted());
			expect(await other.usedTypes()).toEqual([]);
		});
	});
}
