// Answers: can what takes long be kept, with what Slack has of it, and only by whoever holds it?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	daily,
	delivery,
	forget,
	minute,
	notification,
	now,
	second,
	sending,
	sent,
	statesOf,
	toChannel,
	unsure,
} from '../given';

export function renewContract(given: Given): void {
	const renew = (token: string, key: string, leaseUntil: number, fileIds?: string[]) =>
		given.store.renew(token, key, { leaseUntil, fileIds });
	const lookUp = (token: string, at: number) =>
		given.store.claimUnsure({ token, now: at, leaseUntil: at + minute });

	describe('renewing', () => {
		it('keeps what is on its way from being believed dead', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			expect(await renew('a', 'd', now + 5 * minute)).toBe(true);
			expect(await given.store.recover(now + 4 * minute)).toEqual({ requeued: 0, unsure: 0 });
			expect(await given.store.recover(now + 5 * minute)).toEqual({ requeued: 0, unsure: 1 });
			expect(await lookUp('x', now + 5 * minute)).toMatchObject({ key: 'd' });
		});

		it('keeps the rest of its claim as well, and nobody else’s', async () => {
			const ids = await acceptAll(given.store, notification(daily), notification(daily));
			await acceptAll(given.store, notification(toChannel('C1')));
			await claimed(given.store, 'a');
			await claimed(given.store, 'b');
			await given.store.begin('a', delivery('d', [ids[0]!]), now + minute);
			expect(await renew('a', 'd', now + 5 * minute)).toBe(true);
			expect(await given.store.recover(now + 2 * minute)).toEqual({ requeued: 1, unsure: 0 });
			expect(await statesOf(given.store, ids)).toEqual(['sending', 'claimed']);
		});

		it('tells whoever looks it up all that was begun, and the files that Slack had by then', async () => {
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			const begun = {
				...delivery('d', ids),
				kind: 'files',
				threadTs: '1.1',
				updatesTs: '1.0',
				goesOn: true,
				recordKey: 'task 1',
			} as const;
			await given.store.begin('a', begun, now + minute);
			await renew('a', 'd', now + minute, ['F1']);
			await renew('a', 'd', now + minute, ['F1', 'F2']);
			await renew('a', 'd', now + minute);
			await given.store.settle('a', 'd', unsure, now);
			const fileIds = ['F1', 'F2'];
			expect(await lookUp('x', now)).toEqual({ ...begun, token: 'x', fileIds });
			// Looked up in vain, it is as it was.
			await given.store.settle('x', 'd', unsure, now);
			expect(await lookUp('y', now)).toEqual({ ...begun, token: 'y', fileIds });
		});

		it('tells nothing of files where there were none', async () => {
			const ids = await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			expect(await lookUp('x', now)).toStrictEqual({
				...delivery('d', ids),
				token: 'x',
				forMember: undefined,
				threadTs: undefined,
				updatesTs: undefined,
				recordKey: undefined,
			});
		});

		it('is allowed after the lease as long as nobody else took it', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			expect(await renew('a', 'd', now + 9 * minute)).toBe(true);
			expect(await given.store.recover(now + 8 * minute)).toEqual({ requeued: 0, unsure: 0 });
		});

		it('keeps a lost answer for whoever is looking it up, and for no other', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', unsure, now);
			await lookUp('x', now);
			expect(await renew('a', 'd', now + 9 * minute)).toBe(false);
			expect(await renew('x', 'd', now + 5 * minute)).toBe(true);
			expect(await lookUp('y', now + 4 * minute)).toBeUndefined();
			expect(await lookUp('y', now + 5 * minute)).toMatchObject({ key: 'd' });
			expect(await renew('x', 'd', now + 9 * minute)).toBe(false);
		});

		it('is refused to another token, to another key and before the beginning', async () => {
			await acceptAll(given.store, notification(), notification(toChannel('C1')));
			await sending(given.store, 'a', 'd');
			await claimed(given.store, 'b');
			for (const [token, key] of [
				['b', 'd'],
				['a', 'e'],
				['b', 'e'],
			] as const)
				expect(await renew(token, key, now + 9 * minute, ['F1'])).toBe(false);
			expect(await given.store.recover(now + minute)).toEqual({ requeued: 1, unsure: 1 });
			expect((await lookUp('x', now + minute))?.fileIds).toBeUndefined();
		});

		it('is refused once it was believed dead, and nothing changes', async () => {
			await acceptAll(given.store, notification());
			await sending(given.store, 'dead', 'd');
			await given.store.recover(now + minute);
			expect(await renew('dead', 'd', now + 9 * minute, ['F1'])).toBe(false);
			const found = await lookUp('x', now + minute);
			expect(found).toMatchObject({ key: 'd' });
			expect(found?.fileIds).toBeUndefined();
			expect(await renew('dead', 'd', now + 9 * minute)).toBe(false);
			expect(await lookUp('y', now + 2 * minute + second)).toMatchObject({ key: 'd' });
		});

		it('is refused once it is settled, or its notification is forgotten', async () => {
			await acceptAll(given.store, notification(), notification());
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', sent, now);
			expect(await renew('a', 'd', now + minute)).toBe(false);
			await sending(given.store, 'b', 'e');
			await forget(given.store, 'ana');
			expect(await renew('b', 'e', now + minute)).toBe(false);
		});
	});
}
