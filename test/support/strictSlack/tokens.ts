// Answers: which tokens does the strict Slack take, and what does it give for a refresh token?
// Source: docs.slack.dev/authentication/using-token-rotation, docs.slack.dev/reference/methods/oauth.v2.access.
import type { Arguments } from './arguments';
import { botUserId } from './people';
import { refuse } from './refuse';

export interface Rotation {
	/** A token has expired once so many calls were answered with it. */
	lifeCalls?: number;
	/** Slack's twelve hours unless given. */
	lifeMs?: number;
}

export interface TokenParts {
	/** The first one. */
	token: string;
	/** The app has token rotation. */
	rotation?: Rotation;
	scopes: readonly string[];
	teamId: string;
	now: () => number;
}

/** What a client keeps, as Slack's answer has it. */
export type Granted = Record<string, unknown> & { access_token: string; refresh_token?: string };

interface Pair {
	token: string;
	refreshToken?: string;
	expiresAt: number;
	callsLeft: number;
	isRevoked: boolean;
}

export interface Tokens {
	/** Counts the call. Throws what Slack refuses the token with. */
	check(bearer: string | undefined): void;
	/** Gives a new pair for a refresh token that was not used before. */
	exchange(args: Arguments): Granted;
	/** As it was given last, to whoever connected or asked. */
	granted(): Granted;
	/** As it is given when a person connects the account again. */
	install(): Granted;
	/** Now, in place of in twelve hours. */
	expire(): void;
}

export const client = { clientId: 'strict-client', clientSecret: 'strict-client-secret' };

const twelveHoursMs = 12 * 60 * 60 * 1000;

/** No more than two tokens of an installation are active: the oldest one gives way. */
const mostActive = 2;

export function createTokens({ token, rotation, scopes, teamId, now }: TokenParts): Tokens {
	const pairs: Pair[] = [];
	const { lifeCalls = Infinity, lifeMs = twelveHoursMs } = rotation ?? {};
	const give = (given: Pick<Pair, 'token' | 'refreshToken'>) => {
		const expiresAt = rotation ? now() + lifeMs : Infinity;
		pairs.push({ ...given, expiresAt, callsLeft: lifeCalls, isRevoked: false });
		for (const old of pairs.filter(isActive).slice(0, -mostActive)) old.isRevoked = true;
	};
	const hasExpired = ({ expiresAt, callsLeft }: Pair) => now() >= expiresAt || callsLeft <= 0;
	const isActive = (pair: Pair) => !pair.isRevoked && !hasExpired(pair);
	give({ token, ...(rotation && { refreshToken: 'xoxe-1-refresh-0' }) });

	const granted = (): Granted => {
		const { token: access_token, refreshToken } = pairs.at(-1)!;
		return {
			access_token,
			token_type: 'bot',
			scope: scopes.join(','),
			bot_user_id: botUserId,
			app_id: 'A0NOTIFY',
			team: { id: teamId, name: 'Strict' },
			enterprise: null,
			is_enterprise_install: false,
			authed_user: { id: 'U0ADMIN' },
			...(refreshToken && { refresh_token: refreshToken, expires_in: Math.floor(lifeMs / 1000) }),
		};
	};
	const giveNext = () => {
		const number = pairs.length;
		give({ token: `xoxe.xoxb-1-token-${number}`, refreshToken: `xoxe-1-refresh-${number}` });
		return granted();
	};
	return {
		check(bearer) {
			if (!bearer) refuse('not_authed');
			const pair = pairs.find((each) => each.token === bearer);
			if (!pair) refuse('invalid_auth');
			if (pair.isRevoked) refuse('token_revoked');
			if (hasExpired(pair)) refuse('token_expired');
			pair.callsLeft--;
		},
		exchange({ client_id, client_secret, grant_type, refresh_token }) {
			if (client_id !== client.clientId) refuse('invalid_client_id');
			if (client_secret !== client.clientSecret) refuse('bad_client_secret');
			if (grant_type !== 'refresh_token') refuse('invalid_grant_type');
			const pair = pairs.find((each) => each.refreshToken === refresh_token);
			if (!refresh_token || !pair) refuse('invalid_refresh_token');
			pair.refreshToken = undefined;
			return giveNext();
		},
		granted,
		install: () => giveNext(),
		expire() {
			for (const pair of pairs) pair.callsLeft = 0;
		},
	};
}
