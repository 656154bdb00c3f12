// Answers: how is Slack's own client set up, so that it calls once and tells nobody?
import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import type { Clock } from '../clock';
import { BadInput } from '../errors';
import { tellRateLimits, type SlackFetch, type SlackUpload } from './slackFetch';

export interface SlackConnection {
	/** As in `https://slack.com`; the methods are under `/api/`. */
	baseUrl: string;
	/** Adds the token. Given no token of its own, WebClient never sees one. */
	fetch: SlackFetch;
	/** For the bytes of files. */
	upload: SlackUpload;
	/** For one call, from the request to the end of its answer; a file gets more for its bytes. */
	timeoutMs: number;
	/** By which a 429 is waited for. */
	clock: Clock;
	/** Of the workspace that the token belongs to. Slack is asked for it, once, unless it is given. */
	workspaceId?: string;
	/** What people type after /invite @, where it is known already. */
	botName?: string;
}

export function createWebClient({ baseUrl, fetch, timeoutMs }: SlackConnection): WebClient {
	return new WebClient(undefined, {
		slackApiUrl: apiUrl(baseUrl),
		fetch: tellRateLimits(fetch),
		timeout: timeoutMs,
		logger: silent,
		// By default it repeats a post whose answer was lost, for half an hour.
		retryConfig: { retries: 0 },
		rejectRateLimitedCalls: true,
		allowAbsoluteUrls: false,
		// It writes into the object that it is given.
		headers: {},
	});
}

/** Throws BadInput where it is no web address. */
export function apiUrl(baseUrl: string): string {
	const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
	if (!url || !['http:', 'https:'].includes(url.protocol) || url.username || url.password) {
		throw new BadInput('bad_base_url', 'The Base URL of the credential is not a web address', {
			hint: 'Use https://slack.com, or https://slack-gov.com for GovSlack.',
			field: 'Base URL',
		});
	}
	const path = url.pathname.replace(/(?<!\/)\/+$/, '').replace(/\/api$/, '');
	return `${url.origin}${path}/api/`;
}

/** Its messages hold what is sent, and sometimes to whom. */
const silent: Logger = {
	debug() {},
	info() {},
	warn() {},
	error() {},
	setLevel() {},
	getLevel: () => LogLevel.ERROR,
	setName() {},
};
