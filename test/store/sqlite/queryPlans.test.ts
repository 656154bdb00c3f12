// Answers: does every question that is asked often go by an index, whatever the store holds?
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackUserKinds } from '../../../src/members/member';
import type { Store, Which } from '../../../src/store/contract';
import {
	acceptAll,
	channel,
	claimed,
	daily,
	delivery,
	mapping,
	minute,
	notification,
	now,
	sent,
	slackUser,
	toChannel,
	toMember,
	nobody,
} from '../given';
import { expectIndexes, openPlanned, type Planned } from './plansOf';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();
const ana = toMember('ana').recipient;
const whiches: [string, Which][] = [
	['member', { recipient: ana }],
	['type', { type: 'task.assigned' }],
	['event ID', { dedupeKey: 'key' }],
	['event ID and member', { dedupeKey: 'key', recipient: ana }],
	['record', { recordKey: 'task 1' }],
];

describe('the plan for each statement', () => {
	let planned: Planned;
	let store: Store;
	const plansOf: Planned['plansOf'] = (ask) => planned.plansOf(ask);

	beforeAll(async () => {
		planned = await openPlanned(folder.newPath());
		({ store } = planned);
	});
	afterAll(() => planned.close());

	const questions: [string, () => Promise<unknown>][] = [
		['finding users by e-mail', () => store.findUsersByEmail(['a@example.com'])],
		['finding users by ID', () => store.findUsersById(['U1', 'U2'])],
		['finding a channel', () => store.findChannelByName('sales')],
		['finding a channel by ID', () => store.findChannelById('C1')],
		[
			'the next page of channels',
			() => store.searchChannels({ text: 'sales', limit: 9, cursor: '["SALES","C1"]' }),
		],
		['remembering channels', () => store.rememberChannels([channel('C1', 'sales')], now)],
		['finding mappings', () => store.findMappings(['ana'])],
		['finding who has an account', () => store.findMappingsTo(['U1'])],
		['finding who is missing', () => store.findUnseen('', now)],
		['marking who is missing', () => store.markMissing('', ['ana'], now)],
		['seeing who is in a list', () => store.seeInList('', ['ana'], now)],
		['finding members by e-mail', () => store.findMappingsByEmail(['a@example.com'])],
		['dropping users', () => store.dropUsers(['U1'])],
		['looking for traces', () => store.eraseTraces()],
		[
			'renewing a mapping',
			async () => {
				await store.setMappingByHand(mapping('manual', { by: 'manual' }));
				const member = { key: 'manual', email: 'new@example.com' };
				const renewed = mapping('manual', { by: 'manual', member });
				await store.saveMappings([renewed], new Set(['manual']));
			},
		],
		[
			'the next page of members in a state',
			() => store.listMappings({ states: ['ambiguous'], limit: 9, after: 'a' }),
		],
		[
			'the next page of Slack users',
			() =>
				store.searchUsers({ kinds: slackUserKinds, text: 'ana', limit: 9, after: '["ANA","U1"]' }),
		],
		['marking a workspace', () => store.markDisconnected('token_revoked', now)],
		['finding preferences', () => store.findPreferences([{ kind: 'member', key: 'ana' }])],
		[
			'meeting a duplicate',
			async () => {
				const one = notification({ dueAt: now + minute });
				await acceptAll(store, one);
				await store.accept([one], [], now);
			},
		],
		[
			'the way of a digest from claim to settlement',
			async () => {
				await store.saveMappings([mapping('ana')], nobody);
				const ids = await acceptAll(store, notification(daily));
				const claim = await claimed(store, 'a');
				expect(claim.notifications.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
				await store.begin('a', delivery('d', ids), now + minute);
				await store.settle('a', 'd', sent, now);
				await store.release('a', { state: 'failed', reason: 'no' }, now);
			},
		],
		[
			'the claim of an immediate one',
			async () => {
				await acceptAll(store, notification());
				await claimed(store, 'b');
			},
		],
		[
			'finding nothing due',
			() => store.claim({ token: 'c', now: now - 1, leaseUntil: now, scope: 'all' }),
		],
		['recovering', () => store.recover(now)],
		['looking up a lost answer', () => store.claimUnsure({ token: 'd', now, leaseUntil: now })],
		[
			'adopting a member',
			async () => {
				await store.saveMappings([mapping('old'), mapping('new')], nobody);
				await store.seeInList('', ['old', 'new'], now);
				const one = notification(toMember('old'));
				const inPlace = notification({ ...toChannel('C1'), standsInFor: 'old' });
				await acceptAll(store, one, { ...one, ...toMember('new') });
				await acceptAll(store, inPlace, { ...inPlace, standsInFor: 'new' });
				planned.startHere();
				await store.adoptMembers([{ from: 'old', to: 'new' }]);
			},
		],
		['counting what waits', () => store.waiting(now)],
		['looking ahead', () => store.lookAhead({ until: now, recipient: ana, mostConversations: 9 })],
		...whiches.flatMap(([name, which]): [string, () => Promise<unknown>][] => [
			[`withdrawing by ${name}`, () => store.withdraw(which, now)],
			[`hurrying by ${name}`, () => store.hurry(which, now)],
			[`looking up by ${name}`, () => store.retry(which, 'look_up', now)],
			[`sending again by ${name}`, () => store.retry(which, 'send_again', now)],
			[`asking why by ${name}`, () => store.findDecisions({ ...which, limit: 9 })],
			[
				`asking why by ${name} since an instant`,
				() => store.findDecisions({ ...which, from: now, until: now + minute, limit: 9 }),
			],
		]),
		[
			'asking why in a time',
			() => store.findDecisions({ from: now, until: now + minute, limit: 9 }),
		],
		['hurrying everything', () => store.hurry({}, now)],
		['trying everything again', () => store.retry({}, 'send_again', now)],
		['listing preferences', () => store.listPreferences({ limit: 9, cursor: '["member","a"]' })],
		['finding notifications', () => store.findNotifications([1, 2])],
		[
			'booking a turn',
			() =>
				store.bookTurn({
					conversation: 'C1',
					now,
					notLaterThan: now,
					rules: { perConversationMs: 1, perWorkspaceMs: 1 },
				}),
		],
	];
	for (const [title, ask] of questions)
		it(`of ${title} goes by an index`, async () => {
			const plans = await plansOf(ask);
			expectIndexes(plans);
		});

	it('of forgetting goes by indexes', async () => {
		await store.rememberUsers([slackUser('U-ana')], now);
		await store.saveMappings([mapping('ana')], nobody);
		await acceptAll(store, notification());
		const { notifications } = await claimed(store, 'forgotten', now + minute);
		const ids = notifications.map(({ id }) => id);
		await store.begin('forgotten', delivery('forgotten', ids), now + minute);
		const plans = await plansOf(() => store.forgetMembers(['ana']));
		expect(plans.length).toBeGreaterThan(10);
		expect(plans.filter((plan) => /^SCAN/.test(plan))).toEqual([]);
		// Those few that are ambiguous have an index of their own, and files that wait are few.
		expect(plans.filter((plan) => /\(workspace_id=\?\)$/.test(plan))).toEqual([
			'SEARCH file USING COVERING INDEX file_by_notification (workspace_id=?)',
			'SEARCH mapping USING INDEX mapping_with_candidates (workspace_id=?)',
		]);
	});

	it('of a walk of channels that ended reads each of them once', async () => {
		const plans = await plansOf(() => store.endChannelWalk(now - 1, now));
		expect(plans.filter((plan) => /^SCAN/.test(plan))).toEqual([]);
	});

	it('of cleaning goes by indexes, but for pace, withdrawn events and files, which are few', async () => {
		const plans = await plansOf(() =>
			store.clean({ now, settledBefore: now, decidedBefore: now, most: 9 }),
		);
		const found = plans.filter((plan) => /^(SCAN|SEARCH)/.test(plan)).join('\n');
		for (const step of [
			'notification USING INDEX notification_settled (workspace_id=? AND state=? AND settled_at<?)',
			'delivery USING INDEX delivery_settled (workspace_id=? AND settled_at<?)',
			'decision USING COVERING INDEX decision_by_instant (workspace_id=? AND at<?)',
		])
			expect(found).toContain(step);
		expect(plans.filter((plan) => /^SCAN/.test(plan))).toEqual([]);
		const few = plans.filter((plan) => /\(workspace_id=\?\)$/.test(plan));
		expect(few.filter((plan) => !/ (pace|withdrawn_event|file) /.test(plan))).toEqual([]);
	});

	it.each([...whiches, ['nothing', {}] as const])(
		'of a page of the log by %s is sorted by its index',
		async (_, which) => {
			const cursor = '["5","5"]';
			const plans = await plansOf(() => store.findDecisions({ ...which, cursor, limit: 9 }));
			// Page by page, it does not begin at the newest again.
			expect(plans.filter((plan) => /^SEARCH/.test(plan) && !plan.includes('at<'))).toEqual([]);
			expect(plans.filter((plan) => /TEMP B-TREE|^SCAN/.test(plan))).toEqual([]);
		},
	);

	it.each([
		['members', () => store.listMappings({ limit: 9, text: 'x' })],
		[
			'members in several states',
			() => store.listMappings({ limit: 9, states: ['removed', 'ambiguous'] }),
		],
		['channels', () => store.searchChannels({ text: 'sales', limit: 9 })],
		['Slack users', () => store.searchUsers({ kinds: slackUserKinds, text: 'ana', limit: 9 })],
	])('of a page of %s is sorted by its index', async (_, ask) => {
		const plans = await plansOf(ask);
		expect(plans.filter((plan) => /^SEARCH/.test(plan))).toHaveLength(1);
		expect(plans.filter((plan) => /TEMP B-TREE|^SCAN/.test(plan))).toEqual([]);
	});

	it('of a page of who is missing begins with those few, and is sorted by their index', async () => {
		const plans = await plansOf(() => store.listMappings({ limit: 9, missing: true, after: 'a' }));
		expect(plans.filter((plan) => /^SEARCH/.test(plan))).toEqual([
			'SEARCH mapping USING INDEX sqlite_autoindex_mapping_1 (workspace_id=? AND member_key=?)',
			'SEARCH listed USING INDEX listed_missing (workspace_id=?)',
			'SEARCH other USING INDEX listed_by_member (workspace_id=? AND member_key=?)',
		]);
		expect(plans.filter((plan) => /TEMP B-TREE|^SCAN/.test(plan))).toEqual([]);
	});

	it('of a digest goes to its recipients’ rows', async () => {
		await acceptAll(store, notification({ ...daily, dueAt: now - minute, urgent: true }));
		const plans = await plansOf(() => claimed(store, 'f', now + minute));
		expect(plans.join()).toContain(
			'notification_by_recipient (workspace_id=? AND recipient_kind=? AND recipient_key=? AND state=? AND due_at<?)',
		);
	});

	it('of the next claim is sorted by its index', async () => {
		const plans = await plansOf(() =>
			store.claim({ token: 'e', now, leaseUntil: now, scope: 'all' }),
		);
		expect(plans.filter((plan) => plan.includes('TEMP B-TREE'))).toEqual([]);
		expect(plans.some((plan) => plan.includes('notification_due'))).toBe(true);
	});
});
