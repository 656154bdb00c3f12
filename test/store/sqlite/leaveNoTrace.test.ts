// Answers: is not a byte of a forgotten member left in the store's files, and all of everybody else's?
import { existsSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/contract';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import {
	acceptAll,
	claimed,
	skip,
	delivery,
	forget,
	failed,
	mapping,
	minute,
	notification,
	now,
	sent,
	slackUser,
	toChannel,
	toMember,
	workspace,
	nobody,
} from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

/** All that is ever known of one of these members, each text found nowhere else. */
const known = (key: string) => ({
	'member key': `member-${key}.`,
	'old member key': `formerly-${key}.`,
	'e-mail': `${key}.mail@acme.example`,
	'old e-mail': `${key}.old@acme.example`,
	'other e-mail': `${key}.other@acme.example`,
	name: `Émile ${key} Łukasz`,
	'Slack user ID': `U0${key}`,
	'former Slack user ID': `U9${key}`,
	'former Slack name': `Account that ${key} had`,
	'told e-mail': `${key}.told@acme.example`,
	'Slack name': `Slack of ${key}`,
	'old Slack name': `Slack formerly ${key}`,
	'Slack e-mail': `${key}.slack@acme.example`,
	title: `Title for ${key}`,
	text: `Text for ${key}`,
	'text of one that waits': `Waiting for ${key}`,
	'record key': `deal of ${key}`,
	'bytes of a file': `Row of ${key};`,
	'name of a file': `Report of ${key}.csv`,
	'text to a channel': `To a channel for ${key}`,
	'intended for': `Intended for ${key}`,
	'dedupe key': `event of ${key}`,
	'preferred type': `type.of.${key}`,
	'who connected': `by hand of ${key}`,
});

type Known = ReturnType<typeof known>;

/** Rows come in no order and of every size, so that pages of every table are split and filled anew. */
async function live(store: Store, members: readonly Known[]): Promise<void> {
	const all = members.map((each) => ({ ...each, 'member key': each['old member key'] }));
	await store.replaceDirectory(all.map(slackUserOf('old Slack name')), now, now);
	await store.saveMappings(all.map(mappingOf('old e-mail')), nobody);
	const notifications = all.flatMap((each) => [tellOf(each), tellInPlaceOf(each)]);
	const skipped = all.map((each) => skip(tellOf(each), { reason: 'not_connected' }));
	await store.accept(notifications, skipped, now);
	for (const each of all.slice(0, deliveredTo)) {
		await prefer(store, each, 1);
		for (const end of [failed, sent]) {
			const { notifications, target } = await claimed(store, end.state);
			const ids = notifications.map(({ id }) => id);
			const conversation = target.kind === 'user' ? target.slackUserId : 'C1';
			const key = `delivery ${ids.join()}`;
			const { recordKey } = notifications[0]!.event;
			const begun = { ...delivery(key, ids), conversation, recordKey };
			await store.begin(end.state, begun, now + minute);
			await store.renew(end.state, key, { leaseUntil: now + minute, fileIds: [recordKey!] });
			await store.settle(end.state, key, end, now);
		}
	}
}

const deliveredTo = 20;

/** Goes on where `live` ended. */
async function liveOn(store: Store, all: readonly Known[]): Promise<void> {
	await store.adoptMembers(
		all.map((each) => ({ from: each['old member key'], to: each['member key'] })),
	);
	await store.replaceDirectory(all.map(slackUserOf('Slack name')), now + minute, now + minute);
	await store.rememberUsers(
		all.map((each) => slackUser(each['former Slack user ID'], { name: each['former Slack name'] })),
		now,
	);
	await store.saveMappings(all.map(mappingOf('e-mail')), nobody);
	const keys = all.map((each) => each['member key']);
	await store.seeInList('', keys, now);
	await store.markMissing('', keys, now);
	for (const each of all.slice(0, deliveredTo))
		await store.setMappingByHand(
			mapping(`made by ${all.indexOf(each)}`, { by: 'manual', byWhom: each['e-mail'] }),
		);
	// What had failed is given again.
	await acceptAll(store, ...all.slice(0, deliveredTo).map(tellOf));
	for (const [index, each] of all.entries()) {
		const bytes = Buffer.from(each['bytes of a file'].repeat(1 + ((index * 13) % 40)));
		await store.addFilePart(fileOf(each), 0, bytes, now);
	}
	await acceptAll(store, ...all.map(waitingOf));
	for (const each of all) {
		await prefer(store, each, 3);
		await store.bookTurn({
			conversation: each['Slack user ID'],
			now,
			notLaterThan: now,
			rules: { perConversationMs: minute, perWorkspaceMs: 0 },
		});
	}
}

const slackUserOf = (name: 'Slack name' | 'old Slack name') => (each: Known) =>
	slackUser(each['Slack user ID'], { name: each[name], email: each['Slack e-mail'] });

const mappingOf = (email: 'e-mail' | 'old e-mail') => (each: Known, index: number) => {
	const otherEmails = Array<string>(1 + ((index * 7) % 25)).fill(each['other e-mail']);
	return mapping(each['member key'], {
		member: { key: each['member key'], email: each[email], otherEmails, name: each.name },
		slackUserId: each['Slack user ID'],
		by: 'manual',
		byWhom: each['who connected'],
		told: {
			state: 'connected',
			reason: 'email_matches',
			by: 'email',
			email: each['told e-mail'],
			slackUserId: each['former Slack user ID'],
		},
	});
};

const prefer = (store: Store, each: Known, count: number) => {
	const types = Array.from({ length: count }, (_, index) => `${each['preferred type']}.${index}`);
	return store.changePreferences(
		{ kind: 'member', key: each['member key'] },
		(it) => ({ ...it, types: Object.fromEntries(types.map((type) => [type, 'daily' as const])) }),
		now,
	);
};

const { event } = notification();

const tellOf = (each: Known) =>
	notification({
		...toMember(each['member key']),
		dedupeKey: each['dedupe key'],
		event: { ...event, title: each.title, text: each.text, recordKey: each['record key'] },
	});

const tellInPlaceOf = (each: Known) =>
	notification({
		...toChannel('C1'),
		standsInFor: each['member key'],
		dedupeKey: `${each['dedupe key']} for ${each['member key']}`,
		event: {
			...event,
			text: each['text to a channel'],
			intendedFor: each['intended for'],
			recordKey: each['record key'],
		},
	});

const waitingOf = (each: Known) =>
	notification({
		...toMember(each['member key']),
		dueAt: now + minute,
		event: {
			...event,
			text: each['text of one that waits'].repeat(5),
			files: [{ id: fileOf(each), name: each['name of a file'], title: 'All', size: 9 }],
		},
	});

const fileOf = (each: Known) => `file of ${each['member key']}`;

function readAll(path: string): string {
	const files = ['', '-wal', '-shm'].map((ending) => path + ending).filter(existsSync);
	return files.map((file) => readFileSync(file).toString('utf8').toUpperCase()).join('\n');
}

/** What of this member is found, in whatever case. */
function leftIn(bytes: string, each: Known): string[] {
	return Object.entries(each)
		.filter(([, text]) => bytes.includes(text.toUpperCase()))
		.map(([what]) => what);
}

const kept = Object.keys(known('')).filter((what) => !what.startsWith('old'));

describe('a forgotten member', () => {
	it('leaves not a byte in the files, and everybody else stays', async () => {
		const path = folder.newPath();
		const database = await openSqlite({ path });
		const other = await openSqlite({ path });
		const [store, second] = await Promise.all(
			[database, other].map((each) => each.forWorkspace(workspace(), now)),
		);
		// Enough for several pages of every table, so that rows moved between pages.
		const all = Array.from({ length: 400 }, (_, index) => known(`K${100 + ((index * 67) % 400)}Z`));
		await live(store!, all);
		await liveOn(second!, all);
		const [one, neighbour] = [all[10]!, all[11]!];
		expect(leftIn(readAll(path), one)).toEqual(expect.arrayContaining(kept));
		expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);

		const rows = await forget(store!, one['member key']);
		expect(rows.get(one['member key'])).toEqual({
			// With two e-mails and a list.
			mapping: 4,
			directory: 2,
			preferences: 1,
			notifications: 3,
			// Of three events, two of which were told in the end.
			decisions: 7,
			deliveries: 2,
			pace: 1,
		});
		expect(leftIn(readAll(path), one)).toEqual([]);
		expect(leftIn(readAll(path), neighbour)).toEqual(expect.arrayContaining(kept));

		// Copies that nothing points to are in few pages: it takes many members to meet one.
		const [gone, stay] = [all.slice(20, 320), all.slice(320)];
		await second!.forgetMembers(gone.map((each) => each['member key']));
		for (const bytes of [readAll(path), await closed()]) {
			expect([one, ...gone].flatMap((each) => leftIn(bytes, each))).toEqual([]);
			for (const each of stay) expect(leftIn(bytes, each)).toEqual(expect.arrayContaining(kept));
		}

		async function closed() {
			await Promise.all([database.close(), other.close()]);
			return readAll(path);
		}
	});

	it('of a store in memory is forgotten without a file', async () => {
		const database = await openSqlite({ path: ':memory:' });
		const store = await database.forWorkspace(workspace(), now);
		await store.saveMappings([mapping('ana')], nobody);
		expect((await forget(store, 'ana')).get('ana')).toMatchObject({ mapping: 2 });
		await database.close();
	});
});
