// Answers: do files and the messages of records go by an index, whatever the store holds?
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	acceptAll,
	addFile,
	failed,
	minute,
	notification,
	now,
	sending,
	sent,
	toChannel,
	withFiles,
} from '../given';
import { expectIndexes, openPlanned, type Planned } from './plansOf';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
const record = { conversation: 'C8', recordKey: 'task 1' };

describe('the plan for', () => {
	let planned: Planned;
	beforeAll(async () => {
		planned = await openPlanned(folder.newPath());
	});
	afterAll(() => planned.close());

	const indexed: [string, () => Promise<unknown>, RegExp][] = [
		[
			'finding a part of a file',
			() => planned.store.findFilePart('f', 1),
			/file_part USING INDEX sqlite_autoindex_file_part_1 \(workspace_id=\? AND file_id=\? AND place=\?\)/,
		],
		[
			'dropping files',
			() => planned.store.dropFiles(['f']),
			/file USING .*INDEX .* \(workspace_id=\? AND (id|notification_id)=\?/,
		],
		[
			'finding the message of a record',
			() => planned.store.findRecordMessage({ ...record, now, lostIsAwaitedMs: minute }),
			/delivery_by_record \(workspace_id=\? AND record_key=\? AND conversation=\?\)/,
		],
		[
			'dropping the message of a record',
			() => planned.store.dropRecordMessage({ ...record, ts: '1.1' }),
			/record_message USING .*\(workspace_id=\? AND .*=\? AND .*=\?\)/,
		],
		[
			'renewing a claim',
			async () => {
				await acceptAll(planned.store, notification({ ...toChannel('C8'), dueAt: 0 }));
				await sending(planned.store, 'a', 'a');
				planned.startHere();
				await planned.store.renew('a', 'a', { leaseUntil: now + minute });
			},
			/notification_by_delivery \(workspace_id=\? AND delivery_key=\?\)/,
		],
		[
			'the way of a message with files, in two steps and once more',
			async () => {
				await addFile(planned.store, 'g');
				const one = withFiles(['g'], { ...toChannel('C8'), dueAt: 0 });
				await acceptAll(planned.store, one);
				planned.startHere();
				const second = { kind: 'files', recordKey: 'task 1' } as const;
				await sending(planned.store, 'b', 'b', now, { goesOn: true, recordKey: 'task 1' });
				await planned.store.settle('b', 'b', sent, now);
				await sending(planned.store, 'c', 'c', now, second);
				await planned.store.settle('c', 'c', failed, now);
				await acceptAll(planned.store, one);
				await sending(planned.store, 'd', 'd', now, second);
				await planned.store.settle('d', 'd', sent, now);
				expect(await planned.store.findFilePart('g', 0)).toBeUndefined();
			},
			/file USING .*file_by_notification \(workspace_id=\? AND notification_id=\?\)/,
		],
	];
	for (const [title, ask, way] of indexed)
		it(`${title} goes by its index`, async () => {
			const plans = await planned.plansOf(ask);
			expect(plans.filter((plan) => way.test(plan))).not.toEqual([]);
			expectIndexes(plans);
		});

	it('erasing files without a use reads no file: they are few, and their index says whose they are', async () => {
		const plans = await planned.plansOf(() =>
			planned.store.addFilePart('new', 0, Buffer.from('x'), now),
		);
		expect(plans.filter((plan) => /^(SCAN|SEARCH)/.test(plan))).toEqual([
			'SEARCH file USING COVERING INDEX file_by_notification (workspace_id=?)',
			'SEARCH notification USING INTEGER PRIMARY KEY (rowid=?)',
		]);
	});
});
