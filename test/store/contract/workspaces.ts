// Answers: does a workspace on the same database see nothing of another?
import { describe, expect, it } from 'vitest';
import { slackUserKinds } from '../../../src/members/member';
import type { Store } from '../../../src/store/contract';
import type { Given } from '../contract';
import {
	acceptAll,
	channel,
	claimAt,
	claimed,
	delivery,
	forget,
	mapping,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	slackUser,
	statesOf,
	toChannel,
	toMember,
	unsure,
	workspace,
	nobody,
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

		it('is one that claims the same ID at another address, and nothing of the first is its own', async () => {
			await acceptAll(given.store, notification());
			const claims = { ...workspace(), address: 'https://elsewhere.test/api/' };
			const other = await given.database.forWorkspace(claims, now, 'their token');
			expect(await other.waiting(now)).toMatchObject({ due: 0 });
			expect(await given.database.workspaceOf('their token')).toEqual(claims);
			expect(await given.store.waiting(now)).toMatchObject({ due: 1 });
		});

		it('has a directory, channels and mappings of its own', async () => {
			const other = await openOther();
			await given.store.replaceDirectory([slackUser('U1')], now, now);
			await given.store.rememberChannels([channel('C1', 'sales')], now);
			await given.store.saveMappings([mapping('ana')], nobody);
			expect(await other.directoryState()).toEqual({ users: 0 });
			expect(await other.findUsersById(['U1'])).toEqual([]);
			expect(await other.findUsersByEmail(['u1@example.com'])).toEqual([]);
			expect(await other.findChannelByName('sales')).toBeUndefined();
			expect(await other.findMappings(['ana'])).toEqual([]);

			await other.replaceDirectory([], now, now);
			await other.rememberUsers([slackUser('U1', { name: 'Other' })], now);
			await other.rememberChannels([channel('C1', 'sales')], now + minute);
			await other.saveMappings([mapping('ana', { state: 'removed' })], nobody);
			expect(await given.store.findUsersById(['U1'])).toEqual([slackUser('U1')]);
			expect(await given.store.findChannelByName('sales')).toMatchObject({ seenAt: now });
			expect(await given.store.findMappings(['ana'])).toEqual([mapping('ana')]);
		});

		it('searches, lists and marks nothing that is not its own', async () => {
			const other = await openOther();
			const known = mapping('ana');
			await given.store.replaceDirectory([slackUser('U-ana')], now, now);
			await given.store.saveMappings([known], nobody);
			expect(await other.allUsers()).toEqual([]);
			expect(await other.searchUsers({ kinds: slackUserKinds, text: '', limit: 9 })).toEqual({
				items: [],
			});
			expect(await other.listMappings({ limit: 9 })).toEqual({ items: [] });
			expect(await other.findMappingsTo(['U-ana'])).toEqual([]);
			expect(await other.findMappingsByEmail(['ana@example.com'])).toEqual([]);

			// With a walk of its own that began earlier, and a mapping by hand of the same member.
			const earlier = now - minute;
			expect(await other.replaceDirectory([slackUser('U-bo')], earlier, now)).toEqual([]);
			await other.setMappingByHand(mapping('ana', { by: 'manual', slackUserId: 'U-bo' }));
			await given.store.saveMappings([known], nobody);
			expect(await given.store.findMappings(['ana'])).toEqual([known]);
			expect(await given.store.findMappingsByEmail(['ana@example.com'])).toEqual([known]);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now, users: 1 });
			expect(await other.directoryState()).toEqual({ walkedAt: now - minute, users: 1 });
		});

		it('has lists of its own', async () => {
			const other = await openOther();
			for (const store of [given.store, other]) {
				await store.saveMappings([mapping('ana'), mapping('bo')], nobody);
				await store.seeInList('', ['ana', 'bo'], now);
			}
			await other.seeInList('sales', ['ana', 'bo'], now + minute);
			await other.seeInList('', ['ana', 'bo'], now + minute);
			const [unseen] = await given.store.findUnseen('', now + 1);
			expect(unseen).toMatchObject({ isInAnotherList: false });
			await given.store.markMissing('', ['ana'], now);
			expect(await other.listMappings({ limit: 9, missing: true })).toEqual({ items: [] });
			expect(await other.seeInList('', ['ana'], now)).toEqual([]);
			await other.markMissing('', ['bo'], now);
			await other.forgetMembers(['ana', 'bo']);
			const missing = await given.store.listMappings({ limit: 9, missing: true });
			expect(missing.items).toEqual([mapping('ana')]);
			expect(await given.store.findUnseen('', now + 1)).toHaveLength(2);
			expect(await given.store.seeInList('', ['ana', 'bo'], now)).toEqual(['ana']);
		});

		it('finds no refused alias that is not its own', async () => {
			const other = await openOther();
			const refused = mapping('ana', {
				state: 'ambiguous',
				reason: 'alias_is_taken',
				slackUserId: undefined,
				candidateIds: ['U1'],
			});
			await given.store.saveMappings([refused], nobody);
			expect(await other.findRefusedAliases(['U1'])).toEqual([]);
			expect(await given.store.findRefusedAliases(['U1'])).toEqual([refused]);
		});

		it('adopts nothing that is not its own', async () => {
			const other = await openOther();
			const pair = { from: 'ana', to: '7' };
			const own = { kind: 'member', key: 'ana' } as const;
			const all = [notification(), notification({ ...toChannel('C1'), standsInFor: 'ana' })];
			const ids: number[][] = [];
			for (const store of [given.store, other]) {
				await store.saveMappings([mapping('ana')], nobody);
				await store.seeInList('', ['ana'], now);
				await store.changePreferences(own, (it) => ({ ...it, everything: 'off' }), now);
				ids.push(await acceptAll(store, ...all));
			}
			// The same event under the new key, here only: there it is no double.
			await acceptAll(given.store, { ...all[0]!, ...toMember('7') });
			await other.adoptMembers([pair]);
			const whole = { mapping: 3, preferences: 1, notifications: 2, decisions: 2 };
			expect(await other.findNotifications(ids[1]!)).toHaveLength(2);
			expect((await forget(other, 'ana', '7')).get('7')).toMatchObject(whole);
			expect(await given.store.findMappingsByEmail(['ana@example.com'])).toEqual([mapping('ana')]);
			expect((await forget(given.store, 'ana')).get('ana')).toMatchObject(whole);
		});

		it('is walked, and sees its members, for itself alone', async () => {
			const other = await openOther();
			const made = mapping('ana', { by: 'manual' });
			for (const store of [given.store, other]) {
				await store.replaceDirectory([slackUser('U1'), slackUser('U2')], now, now);
				await store.setMappingByHand(made);
			}
			await other.replaceDirectory([slackUser('U1')], now, now);
			await other.saveMappings([mapping('ana', { decidedAt: now + minute })], nobody);
			await other.dropUsers(['U2']);
			await other.rememberUsers([slackUser('U1', { name: 'Other' })], now + minute);
			expect(await given.store.replaceDirectory([slackUser('U2')], now, now)).toEqual([]);
			expect(await given.store.findUsersById(['U2'])).toHaveLength(1);
			expect(await given.store.findMappings(['ana'])).toEqual([made]);
		});

		it('keeps attempts and accounts of a member that is forgotten elsewhere', async () => {
			const other = await openOther();
			for (const store of [given.store, other]) {
				await store.rememberUsers([slackUser('U-ana')], now);
				await store.saveMappings([mapping('ana')], nobody);
				await acceptAll(store, notification());
				await sending(store, 'a', 'd');
				await store.settle('a', 'd', queuedUntil(now), now);
			}
			const whole = { deliveries: 1, directory: 1 };
			expect((await forget(other, 'ana')).get('ana')).toMatchObject(whole);
			const candidateIds = ['U-ana'];
			await other.saveMappings([mapping('bo', { slackUserId: undefined, candidateIds })], nobody);
			expect((await forget(given.store, 'ana')).get('ana')).toMatchObject(whole);
		});

		it('keeps a delivery with the key of one that is forgotten elsewhere', async () => {
			const other = await openOther();
			for (const [store, end] of [
				[given.store, queuedUntil(now)],
				[other, sent],
			] as const) {
				await store.saveMappings([mapping('ana')], nobody);
				await acceptAll(store, notification());
				await sending(store, 'a', 'd');
				await store.settle('a', 'd', end, now);
			}
			for (const store of [other, given.store])
				expect((await forget(store, 'ana')).get('ana')).toMatchObject({ deliveries: 1 });
		});

		it('forgets nothing that is not its own', async () => {
			const other = await openOther();
			const subject = { kind: 'member', key: 'ana' } as const;
			const turn = {
				conversation: 'U-ana',
				now,
				notLaterThan: now,
				rules: { perConversationMs: minute, perWorkspaceMs: 0 },
			};
			for (const store of [given.store, other]) {
				await store.replaceDirectory([slackUser('U-ana')], now, now);
				await store.saveMappings([mapping('ana')], nobody);
				await store.changePreferences(subject, (it) => ({ ...it, everything: 'off' }), now);
				await acceptAll(store, notification({ ...toChannel('C1'), standsInFor: 'ana' }));
				await sending(store, 'a', 'd');
				await acceptAll(store, notification());
				await store.bookTurn(turn);
			}
			const whole = {
				// With its e-mail.
				mapping: 2,
				directory: 1,
				preferences: 1,
				notifications: 2,
				decisions: 2,
				deliveries: 1,
				pace: 1,
			};
			expect((await forget(other, 'ana')).get('ana')).toEqual(whole);
			expect(await given.store.findMappings(['ana'])).toHaveLength(1);
			expect(await given.store.settle('a', 'd', sent, now)).toBe(true);
			const here = (await forget(given.store, 'ana')).get('ana');
			expect(here).toEqual({ ...whole, decisions: whole.decisions + 1 });
		});

		it('is connected while this one is not', async () => {
			const other = await openOther();
			await given.store.markDisconnected('token_revoked', now);
			expect(await other.disconnection()).toBeUndefined();
			expect(await other.takeDisconnectionToTell(now)).toBe(false);
			await other.markConnected();
			expect(await given.store.disconnection()).toMatchObject({ code: 'token_revoked' });
			await other.markDisconnected('invalid_auth', now);
			await other.takeDisconnectionToTell(now);
			expect(await given.store.disconnection()).toMatchObject({ code: 'token_revoked' });
			expect(await given.store.takeDisconnectionToTell(now)).toBe(true);
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
			await given.store.saveMappings([mapping('ana')], nobody);
			await acceptAll(other, notification());
			expect(await claimed(other, 'a')).toMatchObject({ target: { kind: 'nobody' } });
		});

		it('can not begin, settle, release, recover or look up what is not its own', async () => {
			const other = await openOther();
			const late = now + 9 * minute;
			const ids = await acceptAll(given.store, notification());
			await claimed(given.store, 'a');
			expect(await other.begin('a', delivery('d', ids), late)).toBe('lost');
			expect(await other.release('a', { state: 'failed', reason: 'no' }, now)).toBe(0);
			expect(await other.recover(late)).toEqual({ requeued: 0, unsure: 0 });
			await given.store.begin('a', delivery('d', ids), late);
			expect(await other.settle('a', 'd', sent, now)).toBe(false);
			expect(await statesOf(given.store, ids)).toEqual(['sending']);
			await given.store.settle('a', 'd', unsure, now);
			const lookUp = { token: 'x', now: late, leaseUntil: late };
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
