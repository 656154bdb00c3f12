// Answers: does a store find again what no database can hold as it is?
import { describe, expect, it } from 'vitest';
import { noPreferences } from '../../../src/preferences/preferences';
import type { Given } from '../contract';
import {
	about,
	acceptAll,
	channel,
	claimed,
	forget,
	mapping,
	nobody,
	notification,
	now,
	slackUser,
	storyOf,
	toMember,
} from '../given';

/** The character 0, for which PostgreSQL has no room, and half a character, as cutting a text can leave it. */
const odd = ['a\0b', 'a\uD83D'];

export function oddTextContract(given: Given): void {
	describe.each(odd)('a text that ends up in the store with %j in it', (text) => {
		const kept = text.replace(/[^ab]/, '\uFFFD');

		it('is found again as an event ID, a record key, a type and a title', async () => {
			const one = about('task.assigned', { dedupeKey: text, ...toMember(text) }, text);
			const titled = { ...one, event: { ...one.event, title: text, type: text } };
			const [id] = await acceptAll(given.store, titled);
			const [again] = await given.store.accept([titled], [], now);
			expect(again).toMatchObject({ accepted: false, existing: { id } });
			expect(await storyOf(given.store, titled)).toEqual(['queued due_now', 'skipped duplicate']);
			const which = { recordKey: text, dedupeKey: text, type: text };
			const { withdrawn } = await given.store.withdraw(which, now);
			expect(withdrawn.map((each) => [each.id, each.dedupeKey])).toEqual([[id, kept]]);
		});

		it('is left in the event as it came, to be cleaned when it is shown', async () => {
			const one = notification();
			await acceptAll(given.store, { ...one, event: { ...one.event, text: 'a\0b' } });
			const { notifications } = await claimed(given.store, 't');
			expect(notifications[0]!.event.text).toBe('a\0b');
		});

		it('is found again as a member key and a name, and forgotten', async () => {
			const one = mapping(text);
			await given.store.saveMappings(
				[{ ...one, member: { ...one.member, email: 'a@b.c', name: text } }],
				nobody,
			);
			const [found] = await given.store.findMappings([text]);
			expect(found).toMatchObject({ member: { key: kept, name: kept } });
			expect((await given.store.listMappings({ text, limit: 9 })).items).toHaveLength(1);
			expect(await given.store.seeInList(text, [text], now)).toEqual([]);
			await given.store.markMissing(text, [text], now);
			expect(await given.store.seeInList(text, [text], now)).toEqual([text]);
			expect((await forget(given.store, text)).get(text)).toMatchObject({ mapping: 3 });
		});

		it('is found again as the name of a Slack user and of a channel', async () => {
			const kinds = ['person'] as const;
			await given.store.rememberUsers([slackUser('U1', { name: text })], now);
			await given.store.rememberChannels([channel('C1', text)], now);
			expect((await given.store.searchUsers({ text, kinds, limit: 9 })).items).toHaveLength(1);
			expect(await given.store.findChannelByName(text)).toMatchObject({ id: 'C1' });
		});

		it('is found again as whose choices they are', async () => {
			const subject = { kind: 'member', key: text } as const;
			await given.store.changePreferences(
				subject,
				() => ({ ...noPreferences, time: '09:00' }),
				now,
			);
			expect(await given.store.findPreferences([subject])).toMatchObject([{ time: '09:00' }]);
			expect(await given.store.dropPreferences(subject)).toBe(true);
		});
	});
}
