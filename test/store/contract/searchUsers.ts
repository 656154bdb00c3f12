// Answers: is a Slack user found by what a person would type, page by page?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slackUserKinds, type SlackUser, type SlackUserKind } from '../../../src/members/member';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import { now, slackUser } from '../given';

async function pagesOf(store: Store, text: string, limit: number): Promise<SlackUser[][]> {
	const pages: SlackUser[][] = [];
	let after: string | undefined;
	do {
		const page = await store.searchUsers({ kinds: slackUserKinds, text, limit, after });
		pages.push(page.items);
		after = page.nextCursor;
	} while (after !== undefined);
	return pages;
}

export function searchContract(given: Given): void {
	const found = async (text: string) =>
		(await given.store.searchUsers({ kinds: slackUserKinds, text, limit: 100 })).items.map(
			({ id }) => id,
		);
	const directory = (...users: SlackUser[]) => given.store.replaceDirectory(users, now, now);

	describe('searching for Slack users', () => {
		it('gives them back as they are', async () => {
			const ana = slackUser('U1', { kind: 'guest' });
			const stranger = slackUser('U2', { kind: 'stranger', email: undefined, timeZone: undefined });
			await directory(ana, stranger);
			expect(await given.store.searchUsers({ kinds: slackUserKinds, text: '', limit: 2 })).toEqual({
				items: [ana, stranger],
			});
		});

		it('finds a part of the name, of the e-mail and of the ID, whatever the case', async () => {
			await directory(
				slackUser('U1', { name: 'Zoë Müller', email: 'z.mueller@example.com' }),
				slackUser('U2', { name: 'Ο ΟΔΟΣΑ', email: undefined }),
				slackUser('U3', { name: 'Straße', email: 'ab@example.com' }),
			);
			for (const text of ['zoë m', 'ZOË', 'MÜLL', 'Z.MUEL', 'mueller@', 'u1', 'U1'])
				expect(await found(text), text).toEqual(['U1']);
			// At the end of a word a small Σ is another letter than in its middle.
			for (const text of ['οδοσα', 'ΟΔΟΣ', 'οδος', 'u2']) expect(await found(text)).toEqual(['U2']);
			for (const text of ['STRASSE', 'straße', 'ｓｔｒａ', 'AB@'])
				expect(await found(text)).toEqual(['U3']);
			expect(await found('nobody')).toEqual([]);
			expect(await found('nobody '.repeat(20_000))).toEqual([]);
		});

		it('takes what is a wildcard in a database for what it is', async () => {
			await directory(
				slackUser('U1', { name: '100% Ana' }),
				slackUser('U2', { name: 'a_b!c\\d' }),
				slackUser('U3', { name: "axbxc'd" }),
			);
			for (const text of ['100%', '%', '% a']) expect(await found(text), text).toEqual(['U1']);
			for (const text of ['a_b', '!c', 'c\\d', '_'])
				expect(await found(text), text).toEqual(['U2']);
			expect(await found("'")).toEqual(['U3']);
			expect(await found('!%')).toEqual([]);
		});

		it('finds nothing across the end of a name', async () => {
			await directory(slackUser('U1', { name: 'Ana', email: 'bo@example.com' }));
			expect(await found('anabo')).toEqual([]);
			expect(await found('ana bo')).toEqual([]);
		});

		it('finds users of the kinds asked for, nobody who is deactivated, and never Slackbot', async () => {
			await directory(
				...slackUserKinds.map((kind, index) => slackUser(`U${index}`, { kind })),
				slackUser('U9', { deactivated: true }),
				slackUser('USLACKBOT', { kind: 'bot' }),
				slackUser('USLACKBOT2'),
			);
			const kindsOf = async (...kinds: SlackUserKind[]) =>
				(await given.store.searchUsers({ text: '', kinds, limit: 9 })).items.map(({ id }) => id);
			expect(await kindsOf('person')).toEqual(['U0', 'USLACKBOT2']);
			expect(await kindsOf('guest', 'stranger')).toEqual(['U1', 'U3']);
			expect(await kindsOf(...slackUserKinds)).toEqual(['U0', 'U1', 'U2', 'U3', 'USLACKBOT2']);
			expect(await kindsOf()).toEqual([]);
			const first = await given.store.searchUsers({ text: '', kinds: ['stranger'], limit: 1 });
			expect(first).toMatchObject({ items: [{ id: 'U3' }] });
			expect(first.nextCursor).toBeUndefined();
		});

		it('knows the new name and e-mail of who was renewed, and not the old ones', async () => {
			await directory(slackUser('U1', { name: 'Ana Old', email: 'old@example.com' }));
			await given.store.rememberUsers(
				[slackUser('U1', { name: 'Ana New', email: 'new@example.com' })],
				now,
			);
			expect(await found('old')).toEqual([]);
			expect([await found('ana new'), await found('new@')]).toEqual([['U1'], ['U1']]);
		});

		it('goes through all of them by name and then by ID, whatever the size of a page', async () => {
			const names = ['ana', 'Ana', 'ANA', 'bo', 'Émile', 'émile', '', '😀', '％'];
			const users = Array.from({ length: 40 }, (_, index) =>
				slackUser(`U${index}`, { name: names[index % names.length]! }),
			);
			await directory(...users);
			const [all] = await pagesOf(given.store, '', 100);
			expect(all!.map(({ id }) => id).sort()).toEqual(users.map(({ id }) => id).sort());
			const anas = all!.filter(({ name }) => name.toLowerCase() === 'ana').map(({ id }) => id);
			expect(anas).toEqual([...anas].sort());
			expect(all!.filter(({ name }) => /^(ana|bo)$/i.test(name)).map(({ name }) => name)).toEqual([
				...all!.filter(({ name }) => /^ana$/i.test(name)).map(({ name }) => name),
				...all!.filter(({ name }) => name === 'bo').map(({ name }) => name),
			]);
			await fc.assert(
				fc.asyncProperty(fc.integer({ min: 1, max: 41 }), async (limit) => {
					const pages = await pagesOf(given.store, '', limit);
					expect(pages.flat()).toEqual(all);
					expect(pages).toHaveLength(Math.ceil(users.length / limit));
				}),
				{ numRuns: 10 },
			);
		});

		it('refuses a cursor that is none of its own', async () => {
			for (const after of ['', 'dXNlcjpVMDYx', '[1]', 'null'])
				await expect(
					given.store.searchUsers({ kinds: slackUserKinds, text: '', limit: 1, after }),
				).rejects.toMatchObject({
					name: 'StoreError',
					code: 'store_cursor',
				});
		});

		it('pages through 50,000 Slack users', async () => {
			const users = Array.from({ length: 50_000 }, (_, index) =>
				slackUser(`U${index}`, { name: `Name ${String(index).padStart(5, '0')}` }),
			);
			await directory(...users);
			const first = await given.store.searchUsers({
				kinds: slackUserKinds,
				text: 'NAME 4',
				limit: 100,
			});
			expect(first.items).toEqual(users.slice(40_000, 40_100));
			const next = { kinds: slackUserKinds, text: 'NAME 4', limit: 100, after: first.nextCursor };
			const second = await given.store.searchUsers(next);
			expect(second.items).toEqual(users.slice(40_100, 40_200));
			expect(await given.store.allUsers()).toHaveLength(50_000);
		});
	});
}
