// Answers: does the store keep its copy of Slack's list of users as it was told?
import { describe, expect, it } from 'vitest';
import type { SlackUser } from '../../../src/members/member';
import type { Given } from '../contract';
import { minute, now, slackUser } from '../given';

const byId = (users: SlackUser[]) => users.sort((a, b) => a.id.localeCompare(b.id));

export function directoryContract(given: Given): void {
	describe('the directory', () => {
		it('was never walked at first', async () => {
			expect(await given.store.directoryState()).toEqual({ users: 0 });
		});

		it('gives Slack users back as they were', async () => {
			const ana = slackUser('U1', { kind: 'guest', deactivated: true });
			const bot = slackUser('U2', { kind: 'bot', email: undefined, timeZone: undefined });
			await given.store.replaceDirectory([ana, bot], now, now);
			const found = await given.store.findUsersById(['U1', 'U2', 'U3']);
			expect(byId(found)).toEqual([ana, bot]);
			expect(await given.store.directoryState()).toMatchObject({ walkedAt: now });
		});

		it('finds every Slack user with an e-mail', async () => {
			const email = 'shared@example.com';
			await given.store.replaceDirectory(
				[slackUser('U1', { email }), slackUser('U2', { email }), slackUser('U3')],
				now,
				now,
			);
			const found = await given.store.findUsersByEmail([email, 'nobody@example.com', email]);
			expect(found.map(({ id }) => id).sort()).toEqual(['U1', 'U2']);
		});

		it('forgets who is absent from a new walk', async () => {
			await given.store.replaceDirectory([slackUser('U1'), slackUser('U2')], now, now);
			await given.store.replaceDirectory([slackUser('U2')], now + minute, now + minute);
			expect(await given.store.findUsersById(['U1', 'U2'])).toEqual([slackUser('U2')]);
			expect(await given.store.directoryState()).toMatchObject({ walkedAt: now + minute });
		});

		it('holds what a walk said, whatever was there before', async () => {
			const before = ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'].map((id) => slackUser(id));
			await given.store.replaceDirectory(before, now, now);
			const walk = [
				slackUser('U1'),
				slackUser('U2', { name: 'New' }),
				slackUser('U3', { email: undefined }),
				slackUser('U4', { timeZone: 'Asia/Kathmandu' }),
				slackUser('U5', { kind: 'stranger' }),
				slackUser('U6', { deactivated: true }),
				slackUser('U7'),
			];
			expect(await given.store.replaceDirectory(walk, now + minute, now + minute)).toEqual([]);
			expect(byId(await given.store.allUsers())).toEqual(walk);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now + minute, users: 7 });
		});

		it('refuses a walk that began before the one that is there', async () => {
			await given.store.replaceDirectory([slackUser('U1')], now, now);
			const earlier = given.store.replaceDirectory([slackUser('U2')], now - 1, now);
			expect(await earlier).toBeUndefined();
			expect(await given.store.allUsers()).toEqual([slackUser('U1')]);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now, users: 1 });
			expect(await given.store.replaceDirectory([slackUser('U3')], now, now)).toEqual([]);
			expect(await given.store.allUsers()).toEqual([slackUser('U3')]);
		});

		it('believes no walk by a clock that was ahead', async () => {
			const ahead = now + 365 * 24 * 60 * minute;
			await given.store.replaceDirectory([slackUser('U1'), slackUser('U2')], ahead, ahead);
			await given.store.rememberUsers([slackUser('U3')], ahead);
			const walk = [slackUser('U1'), slackUser('U4')];
			expect(await given.store.replaceDirectory(walk, now, now + 1)).toEqual([]);
			expect(byId(await given.store.allUsers())).toEqual(walk);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now, users: 2 });
			// Nor what it had found as it is now, once that instant has come.
			expect(await given.store.replaceDirectory([], ahead - 1, ahead)).toEqual([]);
			expect(await given.store.allUsers()).toEqual([]);
		});

		it('keeps the walk that began last of two that end in the wrong order', async () => {
			const walks = [now + minute, now].map((at) =>
				given.store.replaceDirectory([slackUser(`U${at}`)], at, now + minute),
			);
			expect(await Promise.all(walks)).toEqual([[], undefined]);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now + minute, users: 1 });
		});

		it('keeps and gives who was remembered after the walk began, and only those', async () => {
			const before = ['U1', 'U2', 'U3', 'U4'].map((id) => slackUser(id));
			await given.store.rememberUsers(before, now);
			const newer = [slackUser('U2', { name: 'New' }), slackUser('U3'), slackUser('U5')];
			// By a clock that is a little ahead, or while the walk waited for its turn.
			await given.store.rememberUsers(newer, now + 2 * minute);
			const walk = ['U1', 'U2', 'U6'].map((id) => slackUser(id, { name: 'Walked' }));
			const kept = await given.store.replaceDirectory(walk, now, now + minute);
			expect(byId(kept!)).toEqual(newer);
			expect(byId(await given.store.allUsers())).toEqual([walk[0], ...newer, walk[2]]);
			// A walk that begins later knows more.
			const later = now + 3 * minute;
			expect(await given.store.replaceDirectory(walk, later, later)).toEqual([]);
			expect(byId(await given.store.allUsers())).toEqual(walk);
		});

		it('holds nobody whom Slack has no more', async () => {
			await given.store.rememberUsers([slackUser('U1'), slackUser('U2')], now);
			await given.store.dropUsers(['U1', 'U9', 'U1']);
			await given.store.dropUsers([]);
			expect(await given.store.allUsers()).toEqual([slackUser('U2')]);
		});

		it('counts and gives also who was looked up without a walk', async () => {
			expect(await given.store.allUsers()).toEqual([]);
			await given.store.rememberUsers([slackUser('U1')], now);
			expect(await given.store.directoryState()).toEqual({ users: 1 });
			expect(await given.store.allUsers()).toEqual([slackUser('U1')]);
		});

		it('keeps the last walk when a new one can not be written whole', async () => {
			await given.store.replaceDirectory([slackUser('U1')], now, now);
			const walk = Array.from({ length: 1000 }, (_, index) => slackUser(`V${index}`));
			const broken = slackUser('V1000', { name: null as unknown as string });
			await expect(
				given.store.replaceDirectory([...walk, broken], now + minute, now + minute),
			).rejects.toThrow();
			expect(await given.store.findUsersById(['U1', 'V0'])).toEqual([slackUser('U1')]);
			expect(await given.store.directoryState()).toMatchObject({ walkedAt: now });
		});

		it('takes a Slack user that two pages of a walk repeat once, as told last', async () => {
			const later = slackUser('U1', { name: 'Later' });
			await given.store.replaceDirectory([slackUser('U1'), later], now, now);
			expect(await given.store.findUsersById(['U1'])).toEqual([later]);
		});

		it('adds and renews single Slack users without a walk', async () => {
			await given.store.replaceDirectory([slackUser('U1'), slackUser('U2')], now, now);
			const renewed = slackUser('U1', { deactivated: true, email: undefined });
			await given.store.rememberUsers([renewed, slackUser('U3')], now);
			const found = await given.store.findUsersById(['U1', 'U2', 'U3']);
			expect(byId(found)).toEqual([renewed, slackUser('U2'), slackUser('U3')]);
			expect(await given.store.directoryState()).toMatchObject({ walkedAt: now });
		});

		it('holds 100,000 Slack users and finds 40,000 of them in one question', async () => {
			const users = Array.from({ length: 100_000 }, (_, index) => slackUser(`U${index}`));
			await given.store.replaceDirectory(users, now, now);
			expect(await given.store.directoryState()).toEqual({ walkedAt: now, users: 100_000 });
			expect(await given.store.allUsers()).toHaveLength(100_000);
			const wanted = users.slice(60_000);
			const found = await given.store.findUsersByEmail(wanted.map(({ email }) => email!));
			expect(found).toHaveLength(40_000);
			expect(await given.store.findUsersById(wanted.map(({ id }) => id))).toHaveLength(40_000);
		}, 120_000);

		it('answers no question with nothing', async () => {
			await given.store.rememberUsers([], now);
			expect(await given.store.findUsersByEmail([])).toEqual([]);
			expect(await given.store.findUsersById([])).toEqual([]);
		});
	});
}
