// Answers: does the answer to "why did Ana not get it?" say whether she got it, why, and what can be done?
import { describe, expect, it } from 'vitest';
import { judgeStory } from '../../../nodes/SlackDigest/judgeStory';
import { saysStory } from '../../../nodes/SlackDigest/saysStory';
import { notificationStates } from '../../../src/outbox/states';
import { ana, decision, hour, story } from './story';

const now = hour(48);
const says = (...parts: Parameters<typeof story>) => saysStory(story(...parts), { now });
const accepted = decision('waits_for_window', { frequency: 'daily', dueAt: hour(24) });

describe('the story of an event', () => {
	it('is a paragraph that begins with the answer', () => {
		const muted = decision('muted', {
			outcome: 'skipped',
			rule: 'own_group',
			notificationId: undefined,
		});
		expect(says([muted])).toBe(
			'Not told. On 3 March 2026 at 09:00 UTC ana@acme.com had the group of task.assigned turned off (rule own_group). It was never queued. Slack Preferences → Explain says what would happen to such an event now.',
		);
	});

	it.each([
		['queued', /^Not told yet\./],
		['claimed', /^Not told yet\./],
		['sending', /^Not told yet\./],
		['sent', /^Told\./],
		['failed', /^Not told\./],
		['unsure', /^Nobody knows whether it was told\./],
		['withdrawn', /^Not told\./],
		['expired', /^Not told\./],
		['muted', /^Not told\./],
	] as const)('says of one that is %s now: %s', (state, begins) => {
		expect(says([accepted], { state, conversation: 'D1', ts: '1.2' })).toMatch(begins);
	});

	it.each(notificationStates)('says of one that is %s now what that means', (state) => {
		const told = says([accepted], { state, conversation: 'D1', ts: '1.2' });
		const [, present = ''] = told.split('due on 4 March 2026 at 09:00 UTC. ');
		expect(present).toMatch(/^[A-Z].*\.$/);
		expect(told).not.toContain('undefined');
	});

	it('says when one goes out that waits, and that one that is due goes out with the next run', () => {
		const later = says([accepted], { state: 'queued', dueAt: hour(72) });
		expect(later).toContain('It waits until 6 March 2026 at 09:00 UTC');
		const due = says([accepted], { state: 'queued', dueAt: hour(24), detail: 'ratelimited' });
		expect(due).toContain('It is due since 4 March 2026 at 09:00 UTC');
		expect(due).toContain('ended with ratelimited');
	});

	it('says of one that expires before it is due that it is left out, and how it is told all the same', () => {
		const parts = { state: 'queued', dueAt: hour(72), expiresAt: hour(60) } as const;
		expect(says([accepted], parts)).toContain(
			'It waits until 6 March 2026 at 09:00 UTC, and expires before that, on 5 March 2026 at 21:00 UTC: it is left out unless Send Now sends it sooner.',
		);
		expect(says([accepted], parts)).not.toContain('goes out');
		expect(says([accepted], { ...parts, expiresAt: hour(73) })).toContain('goes out');
	});

	it('says of one that has expired meanwhile that it is left out', () => {
		const parts = { state: 'queued', dueAt: hour(24), expiresAt: now } as const;
		expect(says([accepted], parts)).toContain(
			'It expired on 5 March 2026 at 09:00 UTC: the next run of Slack Digest → Send Due leaves it out.',
		);
		expect(says([accepted], parts)).not.toContain('goes out');
	});

	it('says that the test mode took it away, and that it counts as told', () => {
		const sent = decision('test_mode', { outcome: 'sent' });
		expect(says([accepted, sent], { state: 'sent' })).toMatch(/^Told, but in test mode: /);
		expect(judgeStory(story([accepted, sent]))).toBe('told');
	});

	it('says whom a channel was told in the place of', () => {
		const recipient = { kind: 'channel', key: 'C1' } as const;
		const sent = decision('sent', { outcome: 'sent', recipient, standsInFor: 'ana@acme.com' });
		expect(says([sent], { recipient, state: 'sent' })).toContain(
			'It was for ana@acme.com, in whose place the channel C1 is told.',
		);
	});

	it('says how to mend it where it failed for want of a Slack account', () => {
		const refused = decision('refused', { outcome: 'skipped', detail: 'user_deactivated' });
		const parts = { state: 'failed', detail: 'user_deactivated' } as const;
		expect(says([accepted, refused], parts)).toContain('Slack Map Members → Connect');
		expect(says([accepted], { state: 'failed', detail: 'is_archived' })).toContain(
			'Once the cause is mended, Retry sends it.',
		);
	});

	it('warns that what waits goes nowhere while the member is not connected', () => {
		const mapping = { state: 'not_connected', reason: 'no_match' };
		const recipient = { key: ana.key, known: true, mapping };
		const waiting = story([accepted], { state: 'queued', dueAt: hour(72) });
		expect(saysStory(waiting, { now, recipient })).toMatch(
			/But ana@acme\.com is not connected to a Slack account now \(.+\): see Slack Map Members\.$/,
		);
		const connected = { ...recipient, mapping: { state: 'connected', reason: 'email_matches' } };
		expect(saysStory(waiting, { now, recipient: connected })).not.toContain('But ');
	});

	describe('of which only the log is left', () => {
		it('goes by the last decision that is no duplicate', () => {
			const sent = decision('sent', { outcome: 'sent' });
			const duplicate = decision('duplicate', { outcome: 'skipped', at: hour(5) });
			expect(judgeStory(story([accepted, sent, duplicate]))).toBe('told');
			expect(judgeStory(story([accepted]))).toBe('kept_no_more');
			expect(judgeStory(story([duplicate]))).toBe('not_told');
			expect(says([accepted, sent])).toContain('The notification itself is kept no more.');
		});
	});
});
