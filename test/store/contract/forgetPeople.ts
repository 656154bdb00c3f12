// Answers: is that erased as well by which others' rows, or older ones, still know a forgotten member?
import { describe, expect, it } from 'vitest';
import type { Told } from '../../../src/members/member';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	delivery,
	forget,
	mapping,
	minute,
	nobody,
	notification,
	now,
	queuedUntil,
	slackUser,
} from '../given';

const toldOf = (slackUserId: string): Told => ({
	state: 'connected',
	reason: 'email_matches',
	by: 'email',
	email: 'ana@example.com',
	slackUserId,
});

export function forgetPeopleContract(given: Given): void {
	const rowsOf = async (key: string) => (await forget(given.store, key)).get(key);

	describe('forgetting', () => {
		it('counts the e-mails of a member and the lists that it was in', async () => {
			const member = { key: 'ana', email: 'ana@x.de', otherEmails: ['a@x.de', 'no e-mail'] };
			await given.store.saveMappings([mapping('ana', { member }), mapping('bo')], nobody);
			for (const list of ['', 'sales']) await given.store.seeInList(list, ['ana', 'bo'], now);
			await given.store.markMissing('', ['ana'], now);
			expect(await rowsOf('ana')).toMatchObject({ mapping: 5 });
			expect(await given.store.findUnseen('', now + 1)).toHaveLength(1);
			expect(await given.store.seeInList('', ['ana'], now)).toEqual([]);
			expect(await rowsOf('bo')).toMatchObject({ mapping: 4 });
		});

		it('leaves no traces, and nothing to do for the next time', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			expect(await given.store.eraseTraces()).toBe(false);
			expect(await given.store.forgetMembers(['ana'])).toMatchObject({ tracesLeft: false });
			expect(await given.store.eraseTraces()).toBe(false);
			expect(await given.store.forgetMembers([])).toEqual({ rows: new Map(), tracesLeft: false });
		});
	});

	describe('the account that a forgotten member had when a sync told of it last', () => {
		async function giveAccount() {
			await given.store.rememberUsers([slackUser('U1')], now);
			await acceptAll(given.store, notification());
			const { notifications } = await claimed(given.store, 'd');
			const ids = notifications.map(({ id }) => id);
			const begun = { ...delivery('d', ids), conversation: 'U1' };
			await given.store.begin('d', begun, now + minute);
			await given.store.settle('d', 'd', queuedUntil(now), now);
			await given.store.bookTurn({
				conversation: 'U1',
				now,
				notLaterThan: now,
				rules: { perConversationMs: minute, perWorkspaceMs: 0 },
			});
			await given.store.saveMappings([mapping('ana', { told: toldOf('U1') })], nobody);
		}

		it('goes, with its attempts and its pace', async () => {
			await giveAccount();
			const whole = { directory: 1, deliveries: 1, pace: 1 };
			expect(await rowsOf('ana')).toMatchObject(whole);
			expect(await given.store.findUsersById(['U1'])).toEqual([]);
		});

		it('stays where another member has it, and goes with that one', async () => {
			await giveAccount();
			await given.store.saveMappings([mapping('bo', { slackUserId: 'U1' })], nobody);
			expect(await rowsOf('ana')).toMatchObject({ directory: 0, deliveries: 0, pace: 0 });
			expect(await rowsOf('bo')).toMatchObject({ directory: 1, deliveries: 1, pace: 1 });
		});
	});

	describe('a mapping that a forgotten member made by hand', () => {
		it.each(['boss@example.com', ' Boss@Example.com', 'b@x.de', 'boss'])(
			'stays, and does not say "%s" any more',
			async (byWhom) => {
				const member = { key: 'boss', email: 'Boss@example.com', otherEmails: ['B@x.de'] };
				await given.store.saveMappings([mapping('boss', { member })], nobody);
				const made = mapping('ana', { by: 'manual', byWhom });
				await given.store.setMappingByHand(made);
				await given.store.setMappingByHand(mapping('bo', { by: 'manual', byWhom: 'Boss X' }));
				await rowsOf('boss');
				const found = await given.store.findMappings(['ana', 'bo']);
				const byKey = Object.fromEntries(found.map((each) => [each.member.key, each]));
				expect(byKey['ana']).toEqual({ ...made, byWhom: undefined });
				expect(byKey['bo']).toMatchObject({ byWhom: 'Boss X' });
			},
		);
	});
}
