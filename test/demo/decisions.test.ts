// Answers: does the demo see every way in which the nodes may decide otherwise than was expected?
import { describe, expect, it } from 'vitest';
import type { Decided, DecisionItem, MappedItem } from '../../demo/decisions.ts';
import { findWrongDecisions, findWrongMappings, findWrongOnes } from '../../demo/decisions.ts';
import type { ExpectedEvent, ExpectedMapping, Sample } from '../../demo/sample/sample.ts';
import { readSample } from '../../demo/sample/sample.ts';

const member = (name: string) => ({ email: `${name}@acme.example`, memberId: name, name });
const event = (eventId: string) => ({
	eventId,
	type: 'task.assigned',
	title: eventId,
	text: '',
	url: '',
	recordKey: '',
	member: member('ana'),
});
const will = (
	outcome: ExpectedEvent['outcome'],
	reason: ExpectedEvent['reason'],
): ExpectedEvent => ({ outcome, reason, arrives: 'now' });
const mapped = (reason: ExpectedMapping['reason']): ExpectedMapping => ({
	output: reason === 'email_matches' ? 'connected' : 'needs_attention',
	reason,
});

const sample: Sample = {
	about: '',
	slack: {
		team: { name: '', domain: '' },
		app: { name: '', botName: '' },
		users: [],
		channels: [],
	},
	defaultChannel: 'general',
	adminChannel: 'admins',
	members: [member('ana'), member('ben'), { ...member('bot'), email: ' bot@acme.example ' }],
	connecting: { email: '', inSlack: '', byWhom: '' },
	preferences: [],
	acts: [],
	reports: { states: [], runs: [], messages: [], joined: [] },
	testing: { email: '', message: { where: 'ana', titles: [] } },
	calls: [
		{ workflow: 'job_change', about: 'Job changes', events: [event('j1')] },
		{ workflow: 'task', about: 'Tasks', events: [event('t1'), event('t2'), event('t3')] },
	],
	expected: {
		mappings: [mapped('email_matches'), mapped('no_match'), mapped('user_is_bot')],
		connected: mapped('connected_by_hand'),
		events: [
			[will('sent', 'sent')],
			[will('queued', 'waits_for_window'), will('skipped', 'muted'), will('sent', 'sent')],
		],
		messages: [],
		stillQueued: 0,
	},
};

const item = (
	eventId: string,
	decision: DecisionItem['decision'],
	reason: string,
): DecisionItem => ({ eventId, decision, reason });
const rightTasks = [
	item('t1', 'queued', 'waits_for_window'),
	item('t2', 'skipped', 'muted'),
	item('t3', 'sent', 'sent'),
];
const jobs: Decided = { workflow: 'job_change', items: [item('j1', 'sent', 'sent')] };
const find = (items: DecisionItem[]) =>
	findWrongDecisions(sample, [jobs, { workflow: 'task', items }]);

describe('comparing what was decided', () => {
	it('finds nothing where all is as expected, in whatever order', () => {
		expect(find(rightTasks)).toEqual([]);
		expect(find(rightTasks.toReversed())).toEqual([]);
	});

	it('finds another outcome', () => {
		expect(find(rightTasks.with(2, item('t3', 'skipped', 'sent')))).toEqual([
			'Tasks: expected and missing: t3: sent, sent',
			'Tasks: not expected: t3: skipped, sent',
		]);
	});

	it('finds another reason for the same outcome', () => {
		expect(find(rightTasks.with(1, item('t2', 'skipped', 'not_connected')))).toEqual([
			'Tasks: expected and missing: t2: skipped, muted',
			'Tasks: not expected: t2: skipped, not_connected',
		]);
	});

	it('finds an event without a decision', () => {
		expect(find(rightTasks.slice(1))).toEqual([
			'Tasks: expected and missing: t1: queued, waits_for_window',
		]);
	});

	it('finds a call without any decision', () => {
		expect(findWrongDecisions(sample, [jobs])).toHaveLength(3);
	});

	it('finds a decision that nobody asked for', () => {
		expect(find([...rightTasks, item('t4', 'sent', 'sent')])).toEqual([
			'Tasks: not expected: t4: sent, sent',
		]);
	});

	it('finds an event that was decided twice', () => {
		expect(find([...rightTasks, item('t3', 'sent', 'sent')])).toEqual([
			'Tasks: not expected: t3: sent, sent',
		]);
	});

	it('finds decisions that were swapped between two events', () => {
		const swapped = rightTasks
			.with(1, item('t2', 'sent', 'sent'))
			.with(2, item('t3', 'skipped', 'muted'));
		expect(find(swapped)).toHaveLength(4);
	});

	it('finds a decision that was made in another call', () => {
		const wrong = findWrongDecisions(sample, [
			{ workflow: 'job_change', items: [] },
			{ workflow: 'task', items: [...rightTasks, ...jobs.items] },
		]);
		expect(wrong).toEqual([
			'Job changes: expected and missing: j1: sent, sent',
			'Tasks: not expected: j1: sent, sent',
		]);
	});

	it.each(['waits_for_pace', 'waits_for_slack', 'claimed_elsewhere'])(
		'takes one that %s for sent, and for nothing else',
		(reason) => {
			expect(find(rightTasks.with(2, item('t3', 'queued', reason)))).toEqual([]);
			expect(find(rightTasks.with(0, item('t1', 'queued', reason)))).toHaveLength(2);
		},
	);

	it('finds an immediate one that waits for a window', () => {
		expect(find(rightTasks.with(2, item('t3', 'queued', 'waits_for_window')))).toHaveLength(2);
	});
});

describe('comparing what was decided about one event for several', () => {
	const expected = [
		{ eventId: 'd1', who: 'ana', outcome: 'sent', reason: 'sent' },
		{ eventId: 'd1', who: 'ben', outcome: 'queued', reason: 'quiet_hours' },
		{ eventId: 'd1', who: '#docs', outcome: 'queued', reason: 'waits_for_window' },
	] as const;
	const right: DecisionItem[] = [
		{ ...item('d1', 'queued', 'waits_for_window') },
		{ ...item('d1', 'sent', 'sent'), member: { id: 'ana' } },
		{ ...item('d1', 'queued', 'quiet_hours'), member: { id: 'ben' } },
	];

	it('finds nothing where all is as expected, in whatever order', () => {
		expect(findWrongOnes(expected, right)).toEqual([]);
		expect(findWrongOnes(expected, right.toReversed())).toEqual([]);
	});

	it('finds decisions that were swapped between two recipients', () => {
		const swapped = right.map((each) =>
			each.member ? { ...each, member: { id: each.member.id === 'ana' ? 'ben' : 'ana' } } : each,
		);
		expect(findWrongOnes(expected, swapped)).toHaveLength(4);
	});

	it('finds a recipient without a decision', () => {
		expect(findWrongOnes(expected, right.slice(1))).toEqual([
			'expected and missing: d1 for the channel: queued, waits_for_window',
		]);
	});

	it('takes one that waits for its turn for sent', () => {
		const waiting = { ...item('d1', 'queued', 'waits_for_pace'), member: { id: 'ana' } };
		expect(findWrongOnes(expected, right.with(1, waiting))).toEqual([]);
	});
});

describe('comparing how members were mapped', () => {
	const right: MappedItem[] = [
		{ member: { email: 'ana@acme.example' }, reason: 'email_matches' },
		{ member: { email: 'ben@acme.example' }, reason: 'no_match' },
		{ member: { email: 'bot@acme.example' }, reason: 'user_is_bot' },
	];

	const findMapped = (items: readonly MappedItem[]) =>
		findWrongMappings(sample, sample.expected.mappings, items);

	it('finds nothing where all is as expected', () => {
		expect(findMapped(right)).toEqual([]);
	});

	it('finds another reason', () => {
		const ben = { member: { email: 'ben@acme.example' }, reason: 'email_matches' };
		expect(findMapped(right.with(1, ben))).toEqual([
			'expected and missing: ben@acme.example: no_match',
			'not expected: ben@acme.example: email_matches',
		]);
	});

	it('finds another suggestion, or one that nobody expected', () => {
		const wanted = sample.expected.mappings.with(1, {
			...mapped('no_match'),
			suggested: 'ben@home.example',
		});
		const suggesting = (email: string) =>
			right.with(1, { ...ben, suggestions: [{ slackUser: { email } }] });
		const ben = { member: { email: 'ben@acme.example' }, reason: 'no_match' };
		expect(findWrongMappings(sample, wanted, suggesting('ben@home.example'))).toEqual([]);
		expect(findWrongMappings(sample, wanted, suggesting('eve@home.example'))).toHaveLength(2);
		expect(findWrongMappings(sample, wanted, right)).toHaveLength(2);
		expect(findMapped(suggesting('ben@home.example'))).toHaveLength(2);
	});

	it('finds a member that is missing', () => {
		expect(findMapped(right.slice(0, 2))).toEqual([
			'expected and missing: bot@acme.example: user_is_bot',
		]);
	});

	it('finds a member that nobody gave', () => {
		const eve = { member: { email: 'eve@acme.example' }, reason: 'no_match' };
		expect(findMapped([...right, eve])).toEqual(['not expected: eve@acme.example: no_match']);
	});
});

it('where nothing was mapped or decided, every member and event of the sample file is missing', () => {
	const whole = readSample();
	expect(findWrongMappings(whole, whole.expected.mappings, [])).toHaveLength(
		new Set(whole.members.map(({ email }) => email.trim())).size,
	);
	const different = whole.calls.flatMap(({ events }, call) => [
		...new Set(
			events.map(({ eventId }, at) => {
				const expected = whole.expected.events[call]?.[at];
				return `${call} ${eventId} ${expected?.outcome} ${expected?.reason}`;
			}),
		),
	]);
	expect(findWrongDecisions(whole, [])).toHaveLength(different.length);
	expect(different.length).toBeGreaterThan(300);
});
