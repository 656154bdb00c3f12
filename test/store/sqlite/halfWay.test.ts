// Answers: does a verb that breaks half-way leave everything as it was?
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/contract';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import {
	acceptAll,
	addFile,
	daily,
	mapping,
	minute,
	nobody,
	notification,
	now,
	sending,
	slackUser,
	toChannel,
	toMember,
	withFiles,
	workspace,
} from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

/** Of every table something of `ana`, and of `7` what she will meet there. */
async function live(store: Store): Promise<void> {
	await store.replaceDirectory([slackUser('U-ana')], now, now);
	await acceptAll(store, notification({ ...toChannel('C1'), standsInFor: 'ana' }));
	await sending(store, 'a', 'd', now, { recordKey: 'task 1' });
	await store.settle('a', 'd', { state: 'sent', conversation: 'C1', ts: '1' }, now);
	await addFile(store, 'f');
	const one = withFiles(['f'], daily);
	await acceptAll(store, one, { ...one, ...toMember('7') });
	await store.saveMappings([mapping('ana')], nobody);
	await store.setMappingByHand(mapping('bo', { by: 'manual', byWhom: 'ana@example.com' }));
	await store.seeInList('', ['ana'], now);
	const own = { kind: 'member', key: 'ana' } as const;
	await store.changePreferences(own, (it) => ({ ...it, everything: 'off' }), now);
	await store.bookTurn({
		conversation: 'U-ana',
		now,
		notLaterThan: now,
		rules: { perConversationMs: minute, perWorkspaceMs: 0 },
	});
}

const tables = [
	...['workspace', 'slack_user', 'mapping', 'member_email', 'listed', 'preference'],
	...['notification', 'delivery', 'record_message', 'file', 'file_part', 'decision', 'pace'],
];
const everything = (file: DatabaseSync) =>
	tables.map((table) => [table, file.prepare(`select * from ${table}`).all()]);

async function breaking(step: string, act: (store: Store) => Promise<unknown>) {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	await live(store);
	const file = new DatabaseSync(path);
	file.exec(`create trigger broken ${step} begin select raise(abort, 'broken on purpose'); end`);
	const before = everything(file);
	expect(before.filter(([, rows]) => rows!.length === 0)).toEqual([]);
	await expect(act(store)).rejects.toMatchObject({
		name: 'StoreError',
		message: expect.stringContaining('broken on purpose'),
	});
	expect(everything(file)).toEqual(before);
	file.exec('drop trigger broken');
	await act(store);
	expect(everything(file)).not.toEqual(before);
	file.close();
	await database.close();
}

describe('forgetting', () => {
	it.each([
		...[
			...['mapping', 'member_email', 'listed', 'preference', 'notification', 'delivery'],
			...['record_message', 'file', 'file_part', 'decision', 'slack_user', 'pace'],
		].map((table) => `before delete on ${table}`),
		'before update of erasures on workspace',
		'before update of by_whom on mapping',
	])('that breaks %s leaves everything as it was', async (step) => {
		await breaking(step, (store) => store.forgetMembers(['ana']));
	});
});

describe('adopting', () => {
	it.each([
		'before delete on mapping',
		'before insert on mapping',
		'before delete on member_email',
		'before insert on member_email',
		'before delete on listed',
		'before insert on listed',
		'before update on preference',
		'before delete on notification',
		'before update on notification',
		'before update on decision',
	])('that breaks %s leaves everything as it was', async (step) => {
		await breaking(step, (store) => store.adoptMembers([{ from: 'ana', to: '7' }]));
	});
});

it('saving that breaks at the e-mails leaves everything as it was', async () => {
	const all = Array.from({ length: 700 }, (_, index) => mapping(`m${index}`));
	await breaking(`before insert on member_email when new.email = 'm99@example.com'`, (store) =>
		store.saveMappings(all, nobody),
	);
});
