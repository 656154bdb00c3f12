// Answers: is that kept which no verb tells yet? The tables themselves are asked.
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import type { Notification } from '../../../src/outbox/notification';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import {
	acceptAll,
	claimed,
	daily,
	failed,
	skip,
	idOf,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	sent,
	toChannel,
	toMember,
	unsure,
	workspace,
} from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

it('what was decided about each event is kept, with its instant and its notification', async () => {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	const [old, muted] = [notification(), notification()];
	const fresh = notification({ ...toChannel('C1'), ...daily });
	const [oldId] = await acceptAll(store, old);
	const skipped = skip(muted, {
		reason: 'not_connected',
		detail: 'ambiguous',
		frequency: 'off',
		rule: undefined,
		dueAt: undefined,
	});
	const [acceptance] = await store.accept([fresh, old, fresh], [skipped], now + minute);
	await database.close();

	const file = new DatabaseSync(path);
	const rows = file.prepare('select * from decision order by id').all();
	file.close();
	const freshId = idOf(acceptance!);
	const queued = { outcome: 'queued', rule: 'fallback', due_at: now };
	expect(rows).toMatchObject([
		{ ...queued, at: now, notification_id: oldId, reason: 'due_now', frequency: 'immediate' },
		{
			...queued,
			workspace_id: 'T1',
			at: now + minute,
			notification_id: freshId,
			recipient_kind: 'channel',
			recipient_key: 'C1',
			type: 'task.assigned',
			dedupe_key: fresh.dedupeKey,
			reason: 'waits_for_window',
			frequency: 'daily',
		},
		{ outcome: 'skipped', reason: 'duplicate', notification_id: oldId },
		{ outcome: 'skipped', reason: 'duplicate', notification_id: freshId },
		{ notification_id: null, detail: 'ambiguous', frequency: 'off', rule: null, due_at: null },
	]);
});

it('a row that is queued again has no trace of the claim and the delivery it had', async () => {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	await acceptAll(store, notification(), notification(), notification());
	await sending(store, 'a', 'd');
	await store.settle('a', 'd', queuedUntil(now + minute), now);
	await claimed(store, 'b');
	await store.release('b', queuedUntil(now + minute), now);
	await claimed(store, 'c');
	expect(await store.recover(now + minute)).toMatchObject({ requeued: 1 });
	await acceptAll(store, notification({ urgent: true }));
	await sending(store, 'f', 'f', now, { goesOn: true });
	await store.settle('f', 'f', sent, now);
	await acceptAll(store, notification({ urgent: true }));
	const { notifications } = await claimed(store, 'e');
	const [{ id }] = notifications as [Notification];
	const plan = { frequency: 'daily', rule: 'own_type', dueAt: now, windowEndsAt: now } as const;
	const change = { id, to: 'queued', because: 'quiet_hours', ...plan } as const;
	expect(await store.replan([change], now, 'e')).toEqual([id]);
	await database.close();

	const file = new DatabaseSync(path);
	const columns = 'state, claim_token, lease_until, delivery_key';
	const rows = file.prepare(`select ${columns} from notification order by id`).all();
	const [delivery] = file.prepare('select state, token, lease_until from delivery').all();
	file.close();
	const free = { state: 'queued', claim_token: null, lease_until: null, delivery_key: null };
	expect(rows).toEqual([free, free, free, free, free]);
	expect(delivery).toEqual({ state: 'queued', token: null, lease_until: null });
});

it('a delivery that is over names no record, no member and no file any more', async () => {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	const record = { recordKey: 'task 1', forMember: 'ana' };
	const ends = { sent, failed, queued: queuedUntil(now + minute), retried: unsure };
	for (const [name, end] of Object.entries(ends)) {
		await acceptAll(store, notification(toChannel(name)));
		await sending(store, name, name, now, { ...record, kind: 'files' });
		await store.renew(name, name, { leaseUntil: now + minute, fileIds: ['F1'] });
		await store.settle(name, name, end, now);
	}
	await store.retry({}, 'send_again', now);
	await acceptAll(store, notification({ ...toChannel('C1'), urgent: true }));
	await sending(store, 'unsure', 'unsure', now, { ...record, kind: 'files' });
	await store.renew('unsure', 'unsure', { leaseUntil: now + minute, fileIds: ['F1'] });
	await store.settle('unsure', 'unsure', unsure, now);
	await database.close();

	const file = new DatabaseSync(path);
	const rows = file.prepare('select key, record_key, for_member, file_ids from delivery').all();
	file.close();
	expect(Object.fromEntries(rows.map(({ key, ...names }) => [key, Object.values(names)]))).toEqual({
		sent: [null, '', null],
		failed: [null, '', null],
		queued: [null, '', null],
		retried: [null, '', null],
		unsure: ['task 1', 'ana', '["F1"]'],
	});
});

it.each([
	['of an event', toMember, 'recipient_key'],
	[
		'of an event that a channel was told in a member’s place',
		(key: string) => ({ ...toChannel('C1'), standsInFor: key }),
		'stands_in_for',
	],
])(
	'%s that two keys of one person had, only the notification that stays is named',
	async (_, to, column) => {
		const path = folder.newPath();
		const database = await openSqlite({ path });
		const store = await database.forWorkspace(workspace(), now);
		const one = notification(to('ana'));
		await acceptAll(store, one);
		await sending(store, 'old', 'old');
		await store.settle('old', 'old', sent, now);
		const [kept] = await acceptAll(store, { ...one, ...to('7') });
		await sending(store, 'new', 'new');
		await store.settle('new', 'new', sent, now);
		await store.adoptMembers([{ from: 'ana', to: '7' }]);
		await database.close();

		const file = new DatabaseSync(path);
		const decisions = file.prepare(`select ${column}, notification_id from decision`).all();
		const deliveries = file.prepare('select key from delivery').all();
		file.close();
		const about = { [column]: '7', notification_id: kept };
		expect(decisions).toEqual([about, about, about, about]);
		expect(deliveries).toEqual([{ key: 'new' }]);
	},
);
