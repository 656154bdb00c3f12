// Answers: does the verdict on a run of the cluster tell apart what is as promised and what is not?
import { describe, expect, it } from 'vitest';
import type { UpstreamEvent } from '../../cluster/events';
import { judge, type Findings } from '../../cluster/judge';

const forAna: UpstreamEvent = {
	eventId: 'event-1',
	type: 'cluster.now',
	title: 'Something happened [event-1]',
	text: '',
	email: 'ana@example.com',
};
const { email: _email, ...withoutEmail } = forAna;
const forOps: UpstreamEvent = { ...withoutEmail, channel: 'C0OPS' };
const sent = { eventId: 'event-1', state: 'sent', reason: null, wasUnsure: false, isListed: false };
const blocks = 'Something happened [event-1]';
const toAna = { where: 'ana@example.com', blocks };
const toOps = { where: 'C0OPS', blocks };

function verdictOn(but: Partial<Findings>) {
	return judge({
		events: [forAna],
		accepted: new Set(['event-1']),
		arrived: [toAna],
		stored: [sent],
		afterLostAnswer: 'send_again',
		...but,
	});
}

describe('the verdict on a run', () => {
	it('finds no fault where an accepted event was told once', () => {
		expect(verdictOn({})).toMatchObject({
			accepted: 1,
			told: 1,
			lost: 0,
			toldTwice: 0,
			faults: [],
		});
	});

	it('finds an accepted event lost that was told nowhere, whatever the store says of it', () => {
		const verdict = verdictOn({ arrived: [] });
		expect(verdict).toMatchObject({ told: 0, lost: 1 });
		expect(verdict.faults).toEqual(['event-1 for ana@example.com is lost: sent']);
	});

	it('does not take one mark for the beginning of another', () => {
		const other = { ...toAna, blocks: 'Something happened [event-10]' };
		expect(verdictOn({ arrived: [other] }).lost).toBe(1);
	});

	it('counts both of two times, in one message or in two', () => {
		expect(verdictOn({ arrived: [toAna, toAna] }).toldTwice).toBe(1);
		expect(verdictOn({ arrived: [{ ...toAna, blocks: blocks + blocks }] }).toldTwice).toBe(1);
	});

	const twice = { events: [forOps], arrived: [toOps, toOps] };
	const wasUnsure = [{ ...sent, wasUnsure: true }];

	it('lets a channel be told twice after a lost answer that is listed, where the credential says send again', () => {
		const verdict = verdictOn({ ...twice, stored: wasUnsure });
		expect(verdict).toMatchObject({ toldTwice: 0, toldTwiceAndListed: 1, faults: [] });
	});

	it.each<[string, Partial<Findings>]>([
		['that nobody listed', twice],
		['that the credential says to hold', { ...twice, stored: wasUnsure, afterLostAnswer: 'hold' }],
		['that a person got', { arrived: [toAna, toAna], stored: wasUnsure }],
	])('lets nothing be told twice %s', (_, but) => {
		expect(verdictOn(but)).toMatchObject({ toldTwice: 1, toldTwiceAndListed: 0 });
	});

	it('lets what is for a channel stay unsure where the credential says hold, and nowhere else', () => {
		const stored = [{ ...sent, state: 'unsure', wasUnsure: true, isListed: true }];
		const held = { events: [forOps], arrived: [], stored, afterLostAnswer: 'hold' } as const;
		expect(verdictOn(held)).toMatchObject({ lost: 0, listedAsUnsure: 1, faults: [] });
		expect(verdictOn({ ...held, afterLostAnswer: 'send_again' }).faults).toHaveLength(1);
		expect(verdictOn({ ...held, events: [forAna] }).faults).toHaveLength(1);
	});

	it('wants what stays unsure listed by Slack Digest', () => {
		const stored = [{ ...sent, state: 'unsure', wasUnsure: true }];
		const held = { events: [forOps], arrived: [], stored, afterLostAnswer: 'hold' } as const;
		expect(verdictOn(held).faults).toEqual(['event-1 is unsure, and no digest listed it']);
	});

	it.each<[string, Partial<Findings>, string]>([
		['what was never accepted', { accepted: new Set() }, 'event-1 was never accepted'],
		['what is in no store', { stored: [] }, 'event-1 was accepted, and is not in the store'],
		['what is there twice', { stored: [sent, sent] }, 'event-1 is in the store 2 times'],
		[
			'what still waits',
			{ stored: [{ ...sent, state: 'queued' }] },
			'event-1 is left as queued, null',
		],
		[
			'what was told elsewhere',
			{ arrived: [toOps] },
			'event-1 for ana@example.com was told in C0OPS',
		],
		[
			'what has failed',
			{
				stored: [{ ...sent, state: 'failed', reason: 'user_not_found', isListed: true }],
				arrived: [],
			},
			'event-1 for ana@example.com has failed: user_not_found',
		],
	])('names %s', (_, but, fault) => {
		expect(verdictOn(but).faults).toEqual([fault]);
	});
});
