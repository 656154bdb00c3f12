// Answers: is a channel found by what a person would type, page by page?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/slack/contract';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import { channel, now } from '../given';

async function pagesOf(store: Store, text: string, limit: number): Promise<Channel[][]> {
	const pages: Channel[][] = [];
	let cursor: string | undefined;
	do {
		const page = await store.searchChannels({ text, limit, cursor });
		pages.push(page.items);
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	return pages;
}

export function searchChannelsContract(given: Given): void {
	const found = async (text: string) =>
		(await given.store.searchChannels({ text, limit: 100 })).items.map(({ id }) => id);
	const remember = (...channels: Channel[]) => given.store.rememberChannels(channels, now);

	describe('searching for channels', () => {
		it('gives them back as they are, public and private', async () => {
			const ops = channel('C2', 'ops', { isPrivate: true, isMember: true });
			const sales = channel('C1', 'sales');
			await remember(sales, ops);
			expect(await given.store.searchChannels({ text: '', limit: 2 })).toEqual({
				items: [ops, sales],
			});
		});

		it('finds a part of the name and of the ID, whatever the case', async () => {
			await remember(channel('C0AB', 'straße-köln'), channel('C1', 'οδος'));
			for (const text of ['STRASSE', 'köl', 'KÖLN', 'ｓｔｒａ', 'c0a', '0AB'])
				expect(await found(text), text).toEqual(['C0AB']);
			for (const text of ['ΟΔΟΣ', 'οδοσ']) expect(await found(text), text).toEqual(['C1']);
			expect(await found('ostc')).toEqual([]);
			expect(await found('nothing '.repeat(20_000))).toEqual([]);
		});

		it('takes what is a wildcard in a database for what it is', async () => {
			await remember(channel('C1', 'a_b'), channel('C2', 'axb'), channel('C3', '100%!'));
			expect(await found('a_b')).toEqual(['C1']);
			for (const text of ['%', '0%!', '!']) expect(await found(text), text).toEqual(['C3']);
			expect(await found("'")).toEqual([]);
		});

		it('finds none that is archived, and those that are so no more', async () => {
			await remember(channel('C1', 'sales', { isArchived: true }), channel('C2', 'sales-2'));
			expect(await found('sales')).toEqual(['C2']);
			await remember(channel('C1', 'sales'));
			expect(await found('sales')).toEqual(['C1', 'C2']);
		});

		it('goes through all of them by name, whatever the size of a page', async () => {
			const all = Array.from({ length: 40 }, (_, index) =>
				channel(`C${index}`, `${['b', 'Á', 'a', '😀', ''][index % 5]!}${index}`),
			);
			await remember(...all);
			const [whole] = await pagesOf(given.store, '', 100);
			expect(whole!.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
			const plain = whole!.map(({ name }) => name).filter((name) => /^[ab]/.test(name));
			expect(plain).toEqual([...plain].sort());
			await fc.assert(
				fc.asyncProperty(fc.integer({ min: 1, max: 41 }), async (limit) => {
					const pages = await pagesOf(given.store, '', limit);
					expect(pages.flat()).toEqual(whole);
					expect(pages).toHaveLength(Math.ceil(all.length / limit));
				}),
				{ numRuns: 10 },
			);
		});

		it('sorts by ID what has the same name but for its case', async () => {
			await remember(channel('C2', 'Ops'), channel('C1', 'ops'), channel('C3', 'OPS'));
			expect((await pagesOf(given.store, '', 1)).flat().map(({ id }) => id)).toEqual([
				...['C1', 'C2', 'C3'],
			]);
		});

		it('refuses a cursor that is none of its own', async () => {
			for (const cursor of ['', 'dXNlcjpVMDYx', '[1]', 'null'])
				await expect(
					given.store.searchChannels({ text: '', limit: 1, cursor }),
				).rejects.toMatchObject({ name: 'StoreError', code: 'store_cursor' });
		});

		it('pages through 20,000 channels', async () => {
			const all = Array.from({ length: 20_000 }, (_, index) =>
				channel(`C${index}`, `team-${String(index).padStart(5, '0')}`),
			);
			for (let start = 0; start < all.length; start += 1000)
				await remember(...all.slice(start, start + 1000));
			const first = await given.store.searchChannels({ text: 'TEAM-1', limit: 100 });
			expect(first.items).toEqual(all.slice(10_000, 10_100));
			const cursor = first.nextCursor;
			const second = await given.store.searchChannels({ text: 'TEAM-1', limit: 100, cursor });
			expect(second.items).toEqual(all.slice(10_100, 10_200));
			expect(await given.store.channelDirectoryState()).toEqual({ channels: 20_000 });
		});
	});
}
