// Answers: how do tests see the very requests that leave, and choose the answers?
import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { testClock } from '../support/testClock';
import { withToken } from '../support/withToken';

/** For connections that wait for nothing. */
export const clock = testClock('2026-01-01T00:00:00Z');

export const token = 'xoxb-1-secret';

export interface SeenRequest {
	path: string;
	body: Record<string, string>;
	headers: Record<string, string>;
}

/** Call at the top of a test file: nothing gets past nock from then on. */
export function useNock(): void {
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => nock.cleanAll());
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});
}

export const connect = (timeoutMs = 5_000) =>
	connectSlack({ baseUrl: 'https://slack.test', fetch: withToken(token), timeoutMs, clock });

type Answer = Record<string, unknown> | { status: number; text: string };

/** Answers each request with the next of `answers`; what came in is in the list that is given back. */
export function answerWith(...answers: Answer[]): SeenRequest[] {
	const seen: SeenRequest[] = [];
	for (const answer of answers) {
		nock('https://slack.test')
			.post(/.*/)
			.reply(async (request: Request) => {
				const { pathname, search } = new URL(request.url);
				seen.push({
					path: pathname + search,
					body: Object.fromEntries(new URLSearchParams(await request.text())),
					headers: Object.fromEntries(request.headers),
				});
				return 'status' in answer
					? [answer.status, answer.text]
					: [200, answer, { 'content-type': 'application/json' }];
			});
	}
	return seen;
}

export const workspaceAnswer = {
	ok: true,
	url: 'https://acme.slack.com/',
	team: 'Acme',
	user: 'notify',
	team_id: 'T1',
	user_id: 'UBOT',
	bot_id: 'B1',
};
