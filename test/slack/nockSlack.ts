// Answers: how do tests see the very requests that leave, and choose the answers?
import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { checkCall, checkUpload } from '../support/strictSlack/checkRequest';
import { keepFaultsOfOurs } from '../support/strictSlack/faultsOfOurs';
import { testClock } from '../support/testClock';
import { uploadBytes } from '../support/uploadBytes';
import { withToken } from '../support/withToken';

/** For connections that wait for nothing. */
export const clock = testClock('2026-01-01T00:00:00Z');

export const token = 'xoxb-1-secret';

export interface SeenRequest {
	path: string;
	body: Readonly<Record<string, string>>;
	headers: Record<string, string>;
}

const ofOurs = keepFaultsOfOurs();

/** Call at the top of a test file: nothing gets past nock from then on, and what Slack does not document fails the test. */
export function useNock(): void {
	beforeAll(() => nock.disableNetConnect());
	afterEach(() => {
		nock.cleanAll();
		ofOurs.settle();
	});
	afterAll(() => {
		nock.enableNetConnect();
		nock.restore();
	});
}

export const connect = (timeoutMs = 5_000, more: { botName?: string } = {}) =>
	connectSlack({
		baseUrl: 'https://slack.test',
		fetch: withToken(token),
		upload: uploadBytes,
		timeoutMs,
		clock,
		...more,
	});

type Answer = Record<string, unknown> | { status: number; text: string };

/** Answers each request with the next of `answers`; what came in is in the list that is given back. */
export function answerWith(...answers: Answer[]): SeenRequest[] {
	const seen: SeenRequest[] = [];
	for (const answer of answers) {
		nock('https://slack.test')
			.post(/.*/)
			.reply(async (request: Request) => {
				const { pathname, search } = new URL(request.url);
				const body = await request.text();
				const headers = Object.fromEntries(request.headers);
				const method = pathname.replace(/^.*\/api\//, '');
				const call = { httpMethod: request.method, contentType: headers['content-type'] };
				const { args, faults } = checkCall({ ...call, method, search, body });
				ofOurs.add(
					method,
					faults.map(({ says }) => says),
				);
				seen.push({ path: pathname + search, body: args, headers });
				return 'status' in answer
					? [answer.status, answer.text]
					: [200, answer, { 'content-type': 'application/json' }];
			});
	}
	return seen;
}

export const uploadUrl = 'https://files.slack.test/upload/v1/ticket';

export interface SeenUpload {
	bytes: Buffer;
	headers: Record<string, string>;
}

/** Answers the bytes of a file that come to `uploadUrl`. */
export function answerUpload(
	status = 200,
	text = 'OK - 3',
	headers: Record<string, string> = {},
): SeenUpload[] {
	const seen: SeenUpload[] = [];
	const { origin, pathname } = new URL(uploadUrl);
	nock(origin)
		.post(pathname)
		.reply(async (request: Request) => {
			const bytes = Buffer.from(await request.arrayBuffer());
			ofOurs.add('upload', checkUpload(request.method, request.headers.get('authorization')));
			seen.push({ bytes, headers: Object.fromEntries(request.headers) });
			return [status, text, headers];
		});
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
