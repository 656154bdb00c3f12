// Answers: is that kept which no verb tells yet? The tables themselves are asked.
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import {
	acceptAll,
	claimed,
	decision,
	minute,
	notification,
	now,
	queuedUntil,
	sending,
	toChannel,
	workspace,
} from '../given';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

it('a decision is kept with its instant and with the notification it is about', async () => {
	const path = folder.newPath();
	const database = await openSqlite({ path });
	const store = await database.forWorkspace(workspace(), now);
	const [old, fresh, muted] = [notification(), notification(toChannel('C1')), notification()];
	const [oldId] = await acceptAll(store, old);
	const doubled = decision(old, { outcome: 'skipped', reason: 'duplicate' });
	const skipped = decision(muted, {
		outcome: 'skipped',
		reason: 'not_connected',
		detail: 'ambiguous',
		frequency: 'off',
		rule: undefined,
		dueAt: undefined,
	});
	const answers = await store.accept(
		[fresh, old],
		[decision(fresh), doubled, skipped],
		now + minute,
	);
	await store.accept([], [decision(fresh, { outcome: 'sent', reason: 'sent' })], now + 2 * minute);
	await database.close();

	const file = new DatabaseSync(path);
	const rows = file.prepare('select * from decision order by id').all();
	file.close();
	const freshId = (answers[0] as { id: number }).id;
	expect(rows).toMatchObject([
		{
			workspace_id: 'T1',
			at: now + minute,
			notification_id: freshId,
			recipient_kind: 'channel',
			recipient_key: 'C1',
			type: 'task.assigned',
			dedupe_key: fresh.dedupeKey,
			outcome: 'queued',
			reason: 'waits_for_window',
			frequency: 'immediate',
			rule: 'fallback',
			due_at: now,
		},
		{ notification_id: oldId, reason: 'duplicate' },
		{ notification_id: null, detail: 'ambiguous', frequency: 'off', rule: null, due_at: null },
		{ notification_id: freshId, reason: 'sent', at: now + 2 * minute },
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
	await store.recover(now + minute);
	await claimed(store, 'c');
	await store.release('c', queuedUntil(now + minute), now);
	await database.close();

	const file = new DatabaseSync(path);
	const columns = 'state, claim_token, lease_until, delivery_key';
	const rows = file.prepare(`select ${columns} from notification order by id`).all();
	const [delivery] = file.prepare('select state, token, lease_until from delivery').all();
	file.close();
	const free = { state: 'queued', claim_token: null, lease_until: null, delivery_key: null };
	expect(rows).toEqual([free, free, free]);
	expect(delivery).toEqual({ state: 'queued', token: null, lease_until: null });
});
