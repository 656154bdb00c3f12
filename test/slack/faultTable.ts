// Answers: which faults does the table of methods go through, and what does each of them leave known?
import { faults, type Fault } from '../support/strictSlack/faults';

/** For whoever waits no longer than this, `hang` and its like are over soon. */
export const timeoutMs = 300;

export interface TableFault {
	says: string;
	fault(done: boolean): Fault;
	/** Ours, or Slack's. */
	code: string;
}

const row = (says: string, code: string, fault: TableFault['fault']): TableFault => ({
	...{ says, code, fault },
});

/** Slack may have done it, and may not: whoever sends the same again without a look may tell it twice. */
export const perhapsDone: readonly TableFault[] = [
	...[500, 502, 503, 504].map((status) =>
		row(`HTTP ${status} with a page`, `http_${status}`, (done) => faults.http(status, done)),
	),
	row('status 200 with a page', 'answer_unreadable', faults.html),
	row('status 200 with null', 'answer_unreadable', faults.nullBody),
	row('status 200 with nothing', 'answer_unreadable', (done) => faults.text('', done)),
	row('status 200 with half an answer', 'answer_unreadable', faults.half),
	row('an answer that can’t be unpacked', 'answer_lost', faults.garbled),
	row('a body cut short', 'answer_lost', faults.cutShort),
	row('a reset connection', 'answer_lost', faults.reset),
	row('no answer', 'timed_out', faults.hang),
	row('half an answer and then nothing', 'timed_out', faults.stalled),
	row('an answer in drips without an end', 'timed_out', (done) => faults.dripping(100, done)),
	...[301, 302, 303, 307, 308].map((status) =>
		row(`a redirect (${status})`, 'answer_lost', (done) => faults.redirect(status, '/api/x', done)),
	),
	// Slack on these: some aspect of the operation may have succeeded.
	...['internal_error', 'fatal_error', 'service_unavailable'].map((code) =>
		row(`the refusal ${code}`, code, (done) => ({ ...faults.refusal(code), done })),
	),
];

/** Never done, though nobody but the server can know it: as good as perhaps done. */
export const brokenOff = row('a connection that breaks off at once', 'answer_lost', () =>
	faults.brokenOff(),
);

/** Surely not done, and worth another try. */
export const surelyNotDone: readonly (TableFault & { rateLimited: boolean; waitsMs?: number })[] = [
	...(
		[
			['7', 7_000],
			['60', 60_000],
			[undefined, undefined],
			['soon', undefined],
			['-5', undefined],
			['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
		] as const
	).map(([header, waitsMs]) => ({
		...row(`429 with Retry-After ${header ?? 'missing'}`, 'ratelimited', () =>
			faults.rateLimited(header),
		),
		...{ rateLimited: true, waitsMs },
	})),
	...['request_timeout', 'team_added_to_org'].map((code) => ({
		...row(`the refusal ${code}`, code, () => faults.refusal(code)),
		rateLimited: false,
	})),
];

/** Of the token: nothing was done, and nothing else will be. */
export const tokenRefusals = ['token_expired', 'token_revoked', 'account_inactive', 'invalid_auth'];
