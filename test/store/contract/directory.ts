// Answers: does the store keep its copy of Slack's list of users as it was told?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { minute, now, slackUser } from '../given';

export function directoryContract(given: Given): void {
	describe('the directory', () => {
		it('was never walked at first', async () => {
			expect(await given.store.directoryWalkedAt()).toBeUndefined();
		});

		it('gives Slack users back as they were', async () => {
			const ana = slackUser('U1', { kind: 'guest', deactivated: true });
			const bot = slackUser('U2', { kind: 'bot', email: undefined, timeZone: undefined });
			await given.store.replaceDirectory([ana, bot], now);
			const found = await given.store.findUsersById(['U1', 'U2', 'U3']);
			expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual([ana, bot]);
			expect(await given.store.directoryWalkedAt()).toBe(now);
		});

		it('finds every Slack user with an e-mail', async () => {
			const email = 'shared@example.com';
			await given.store.replaceDirectory(
				[slackUser('U1', { email }), slackUser('U2', { email }), slackUser('U3')],
				now,
			);
			const found = await given.store.findUsersByEmail([email, 'nobody@example.com', email]);
			expect(found.map(({ id }) => id).sort()).toEqual(['U1', 'U2']);
		});

		it('forgets who is absent from a new walk', async () => {
			await given.store.replaceDirectory([slackUser('U1'), slackUser('U2')], now);
			await given.store.replaceDirectory([slackUser('U2')], now + minute);
			expect(await given.store.findUsersById(['U1', 'U2'])).toEqual([slackUser('U2')]);
			expect(await given.store.directoryWalkedAt()).toBe(now + minute);
		});

		it('keeps the last walk when a new one can not be written whole', async () => {
			await given.store.replaceDirectory([slackUser('U1')], now);
			const walk = Array.from({ length: 1000 }, (_, index) => slackUser(`V${index}`));
			const broken = slackUser('V1000', { name: null as unknown as string });
			await expect(given.store.replaceDirectory([...walk, broken], now + minute)).rejects.toThrow();
			expect(await given.store.findUsersById(['U1', 'V0'])).toEqual([slackUser('U1')]);
			expect(await given.store.directoryWalkedAt()).toBe(now);
		});

		it('takes a Slack user that two pages of a walk repeat once, as told last', async () => {
			const later = slackUser('U1', { name: 'Later' });
			await given.store.replaceDirectory([slackUser('U1'), later], now);
			expect(await given.store.findUsersById(['U1'])).toEqual([later]);
		});

		it('adds and renews single Slack users without a walk', async () => {
			await given.store.replaceDirectory([slackUser('U1'), slackUser('U2')], now);
			const renewed = slackUser('U1', { deactivated: true, email: undefined });
			await given.store.rememberUsers([renewed, slackUser('U3')]);
			const found = await given.store.findUsersById(['U1', 'U2', 'U3']);
			expect(found.sort((a, b) => a.id.localeCompare(b.id))).toEqual([
				renewed,
				slackUser('U2'),
				slackUser('U3'),
			]);
			expect(await given.store.directoryWalkedAt()).toBe(now);
		});

		it('holds 100,000 Slack users and finds 40,000 of them in one question', async () => {
			const users = Array.from({ length: 100_000 }, (_, index) => slackUser(`U${index}`));
			await given.store.replaceDirectory(users, now);
			const wanted = users.slice(60_000);
			const found = await given.store.findUsersByEmail(wanted.map(({ email }) => email!));
			expect(found).toHaveLength(40_000);
			expect(await given.store.findUsersById(wanted.map(({ id }) => id))).toHaveLength(40_000);
		}, 60_000);

		it('answers no question with nothing', async () => {
			await given.store.rememberUsers([]);
			expect(await given.store.findUsersByEmail([])).toEqual([]);
			expect(await given.store.findUsersById([])).toEqual([]);
		});
	});
}
