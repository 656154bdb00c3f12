// Answers: does a workspace on the same database see nothing of another?
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	claimAt,
	claimed,
	delivery,
	mapping,
	minute,
	notification,
	now,
	sending,
	sent,
	slackUser,
	statesOf,
	toChannel,
	unsure,
	workspace,
} from '../given';

export function workspaceContract(given: Given): void {
	const openOther = (): Promise<Store> => given.database.forWorkspace(workspace('T2'), now);

	describe('another workspace', () => {
		it('is opened as often as one likes, and renamed', async () => {
			const again = { ...workspace(), name: 'New name' };
			await acceptAll(given.store, notification());
			const store = await given.database.forWorkspace(again, now + minute);
			expect(store.workspaceId).toBe('T1');
			expect(await store.waiting(now)).toMatchObject({ due: 1 });
		});

		it('has a directory, channels and mappings of its own', async () => {
			const other = await openOther();
			await given.store.replaceDirectory([slackUser('U1')], now);
			await given.store.rememberChannels([{ id: 'C1', name: 'sales' }], now);
			await given.store.saveMappings([mapping('ana')]);
			expect(await other.directoryWalkedAt()).toBeUndefined();
			expect(await other.findUsersById(['U1'])).toEqual([]);
			expect(await other.findUsersByEmail(['u1@example.com'])).toEqual([]);
			expect(await other.findChannelByName('sales')).toBeUndefined();
			expect(await other.findMappings(['ana'])).toEqual([]);

			await other.replaceDirectory([], now);
			await other.rememberUsers([slackUser('U1', { name: 'Other' })]);
			await other.rememberChannels([{ id: 'C1', name: 'sales' }], now + minute);
			await other.saveMappings([mapping('ana', { state: 'removed' })]);
			expect(await given.store.findUsersById(['U1'])).toEqual([slackUser('U1')]);
			expect(await given.store.findChannelByName('sales')).toMatchObject({ seenAt: now });
			expect(await given.store.findMappings(['ana'])).toEqual([mapping('ana')]);
		});

		it('has preferences of its own', async () => {
			const other = await openOther();
			const subject = { kind: 'workspace' } as const;
			await given.store.changePreferences(subject, (it) => ({ ...it, everything: 'off' }), now);
			expect(await other.findPreferences([subject])).toEqual([undefined]);
			await other.changePreferences(subject, (it) => ({ ...it, everything: 'daily' }), now);
			expect(await given.store.findPreferences([subject])).toMatchObject([{ everything: 'off' }]);
		});

		it('takes the same dedupe key, and neither finds nor claims what is not its own', async () => {
			const other = await openOther();
			const one = notification();
			const ids = await acceptAll(given.store, one);
			expect(await other.findNotifications(ids)).toEqual([]);
			expect(await claimAt(other, 'b')).toEqual({ nothingDue: true });
			expect(await other.waiting(now)).toMatchObject({ due: 0, later: 0 });
			const [mine] = await acceptAll(other, one);
			for (const [store, id] of [
				[given.store, ids[0]],
				[other, mine],
			] as const)
				expect(await store.accept([one], [], now)).toMatchObject([{ existing: { id } }]);
		});

		it('uses its own mappings for a member of the same key', async () => {
			const other = await openOther();
			await given.store.saveMappings([mapping('ana')]);
			await acceptAll(other, notification());
			expect(await claimed(other, 'a')).toMatchObject({ target: { kind: 'nobody' } });
		});

		it('can not begin, settle, release, recover or look up what is not its own', async () => {
			const other = await openOther();
			const late = now + 9 * minute;
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			expect(await other.begin('a', delivery('d', ids), late)).toBe(false);
			expect(await other.release('a', { state: 'failed', reason: 'no' }, now)).toBe(0);
			expect(await other.recover(late)).toEqual({ requeued: 0, unsure: 0 });
			await given.store.begin('a', delivery('d', ids), late);
			expect(await other.settle('a', 'd', sent, now)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['sending']);
			await given.store.settle('a', 'd', unsure, now);
			const lookUp = { token: 'x', now: late, leaseUntil: late, startedBefore: late };
			expect(await other.claimUnsure(lookUp)).toBeUndefined();
			expect(await other.waiting(late)).toMatchObject({ unsure: 0 });
		});

		it('can use the same keys for its deliveries', async () => {
			const other = await openOther();
			await acceptAll(given.store, notification());
			await acceptAll(other, notification());
			await sending(given.store, 'a', 'd');
			const ids = await sending(other, 'a', 'd');
			expect(await given.store.settle('a', 'd', sent, now)).toBe(true);
			expect(await statesOf(other, ids)).toEqual(['sending']);
		});

		it('keeps its own pace', async () => {
			const other = await openOther();
			await given.store.holdAll(now + minute);
			const rules = { perConversationMs: minute, perWorkspaceMs: minute };
			const turn = { conversation: 'C1', now, notLaterThan: now, rules };
			expect(await other.bookTurn(turn)).toEqual({ turnAt: now, booked: true });
			await acceptAll(given.store, notification(toChannel('C1')));
			expect(await claimAt(given.store, 'a', now + minute)).toHaveProperty('claimed');
		});
	});
}
