// Answers: does the outbox find by an index what it compares new events with, and what it plans again?
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	about,
	acceptAll,
	claimed,
	daily,
	delivery,
	hour,
	mapping,
	minute,
	nobody,
	notification,
	now,
	skip,
	toChannel,
	toMember,
} from '../given';
import { expectIndexes, openPlanned, type Planned } from './plansOf';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
const ifTooMany = { dueAt: now + hour, windowEndsAt: now + hour };
const recipients = [toMember('ana').recipient, toChannel('C1').recipient];

describe('the plan for', () => {
	let planned: Planned;
	beforeAll(async () => {
		planned = await openPlanned(folder.newPath());
	});
	afterAll(() => planned.close());

	const indexed: [string, () => Promise<unknown>, RegExp][] = [
		[
			'counting what a recipient had within the hour',
			() =>
				planned.store.accept([notification({ ifTooMany })], [], now, {
					mostPerRecipientAndHour: 0,
				}),
			/notification_counted \(workspace_id=\? AND recipient_kind=\? AND recipient_key=\? AND accepted_at>\?\)/,
		],
		[
			'finding what is known of a record',
			() => acceptAll(planned.store, about('a'), about('a', { earlier: 'replace' })),
			/notification_by_record \(workspace_id=\? AND record_key=\? AND recipient_kind=\? AND recipient_key=\?\)/,
		],
		[
			'finding whether what was decided about a record came to an end',
			() => acceptAll(planned.store, about('a', { earlier: 'cancel' })),
			/decision_ended \(workspace_id=\? AND record_key=\? AND recipient_kind=\? AND recipient_key=\?\)/,
		],
		[
			'meeting again what was skipped',
			() => planned.store.accept([], [skip(about('a'))], now),
			/decision_by_dedupe_key \(workspace_id=\? AND dedupe_key=\?\)/,
		],
		[
			'finding an event that was handed in before',
			() => planned.store.accept([], [skip(about('a', { earlier: 'cancel' }))], now),
			/decision_by_dedupe_key \(workspace_id=\? AND dedupe_key=\?\)/,
		],
		[
			'finding an event that was withdrawn before it arrived',
			() => acceptAll(planned.store, notification()),
			/withdrawn_event USING INDEX sqlite_autoindex_withdrawn_event_1 \(workspace_id=\? AND dedupe_key=\?\)/,
		],
		[
			'a page of all that is queued',
			() => planned.store.findQueued({ after: 7, most: 9 }),
			/notification_queued \(workspace_id=\? AND id>\?\)/,
		],
		[
			'what is queued for certain recipients',
			() => planned.store.findQueued({ recipients, after: 7, most: 9 }),
			/notification_by_recipient \(workspace_id=\? AND recipient_kind=\? AND recipient_key=\? AND state=\?\)/,
		],
		[
			'rehearsing',
			() => planned.store.rehearse([about('a', { ...daily, earlier: 'cancel' })], [], now),
			/notification_by_record/,
		],
		[
			'planning again what is queued, and what is claimed',
			async () => {
				const ids = await acceptAll(planned.store, notification(daily), notification(daily));
				await planned.store.replan([{ id: ids[0]!, to: 'expired' }], now);
				await planned.store.replan([{ id: ids[1]!, to: 'expired' }], now, 'a');
			},
			/INTEGER PRIMARY KEY \(rowid=\?\)/,
		],
		[
			'claiming for certain recipients',
			async () => {
				await planned.store.saveMappings([mapping('ana')], nobody);
				const request = { token: 'r', now, leaseUntil: now, scope: 'all', recipients } as const;
				await planned.store.claim(request);
			},
			/mapping_by_slack_user \(workspace_id=\? AND slack_user_id=\? AND state=\?\)/,
		],
		[
			'gathering a digest of everybody who shares an account',
			async () => {
				await acceptAll(planned.store, notification({ ...daily, dueAt: 0 }));
				await claimed(planned.store, 'digest');
			},
			/mapping_by_slack_user \(workspace_id=\? AND slack_user_id=\? AND state=\?\)/,
		],
		[
			'making a sending unsure whose run is dead',
			async () => {
				await acceptAll(planned.store, notification({ dueAt: 0 }));
				const { notifications } = await claimed(planned.store, 'b');
				const ids = notifications.map(({ id }) => id);
				await planned.store.begin('b', delivery('b', ids), now + minute);
				planned.startHere();
				await planned.store.recover(now + 2 * hour);
			},
			/notification_due \(workspace_id=\? AND state=\?\)/,
		],
	];
	for (const [title, ask, way] of indexed)
		it(`${title} goes by its index`, async () => {
			const plans = await planned.plansOf(ask);
			expect(plans.filter((plan) => way.test(plan))).not.toEqual([]);
			expectIndexes(plans);
		});

	it('a page of all that is queued is sorted by its index', async () => {
		const plans = await planned.plansOf(() => planned.store.findQueued({ after: 7, most: 9 }));
		expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
	});
});
