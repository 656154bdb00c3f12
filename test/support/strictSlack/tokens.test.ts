// Answers: do the strict Slack's tokens expire, and are they renewed, as Slack documents it?
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { faults } from './faults';
import { startStrictSlack, type StrictSlack } from './startStrictSlack';
import { client } from './tokens';

const hour = 3_600_000;
let now = Date.UTC(2026, 10, 22);
let slack: StrictSlack;
beforeEach(async () => {
	slack = await startStrictSlack({ rotation: {}, token: 'xoxe.xoxb-1-token-0', now: () => now });
});
afterEach(() => slack.close());

async function call(method: string, form: Record<string, string> = {}, token?: string) {
	const response = await fetch(`${slack.url}/api/${method}`, {
		method: 'POST',
		body: new URLSearchParams(form),
		headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
	});
	return (await response.json()) as Record<string, unknown>;
}
const answerTo = async (token: string) => (await call('auth.test', {}, token)).error ?? 'ok';
const renew = (refresh_token: unknown, but: Record<string, string> = {}) =>
	call('oauth.v2.access', {
		client_id: client.clientId,
		client_secret: client.clientSecret,
		grant_type: 'refresh_token',
		refresh_token: String(refresh_token),
		...but,
	});

describe('a token of an app with token rotation', () => {
	it('expires after twelve hours, after so many calls, or when a test says so', async () => {
		expect(await answerTo(slack.token)).toBe('ok');
		now += 12 * hour;
		expect(await answerTo(slack.token)).toBe('token_expired');

		const brief = await startStrictSlack({ rotation: { lifeCalls: 2 } });
		const asked = [1, 2, 3].map(
			() => () => brief.fetch(`${brief.url}/api/auth.test`, { method: 'POST' }),
		);
		const answers = [];
		for (const ask of asked) answers.push(((await (await ask()).json()) as { ok: boolean }).ok);
		expect(answers).toEqual([true, true, false]);
		await brief.close();
	});

	it('is renewed by its refresh token, which is used up by that', async () => {
		const first = slack.tokens.granted();
		slack.tokens.expire();
		const second = await renew(first.refresh_token);
		expect(second).toMatchObject({
			ok: true,
			token_type: 'bot',
			expires_in: 43_200,
			team: { id: 'T0STRICT' },
		});
		expect(await answerTo(String(second.access_token))).toBe('ok');
		expect(await answerTo(first.access_token)).toBe('token_expired');
		expect(await renew(first.refresh_token)).toEqual({
			ok: false,
			error: 'invalid_refresh_token',
		});
		expect(await renew(second.refresh_token)).toMatchObject({ ok: true });
		expect(slack.requestsOf('oauth.v2.access')).toHaveLength(3);
	});

	it('stays valid when it is renewed before it has expired, and gives way to the third', async () => {
		const first = slack.tokens.granted();
		const second = await renew(first.refresh_token);
		expect(await answerTo(first.access_token)).toBe('ok');
		await renew(second.refresh_token);
		expect(await answerTo(first.access_token)).toBe('token_revoked');
		expect(await answerTo(String(second.access_token))).toBe('ok');
	});

	it('is renewed for nobody but its app', async () => {
		const { refresh_token } = slack.tokens.granted();
		for (const [but, error] of [
			[{ client_id: 'x' }, 'invalid_client_id'],
			[{ client_secret: 'x' }, 'bad_client_secret'],
			[{ grant_type: 'x' }, 'invalid_grant_type'],
			[{ refresh_token: '' }, 'invalid_refresh_token'],
		] as const)
			expect(await renew(refresh_token, but)).toEqual({ ok: false, error });
		slack.revoke('account_inactive');
		expect(await renew(refresh_token)).toEqual({ ok: false, error: 'token_revoked' });
	});

	it('is lost with its refresh token where the answer gets lost', async () => {
		const { refresh_token } = slack.tokens.granted();
		slack.fail('oauth.v2.access', faults.answerLost());
		await expect(renew(refresh_token)).rejects.toThrow('fetch failed');
		expect(await renew(refresh_token)).toMatchObject({ error: 'invalid_refresh_token' });
		const { access_token } = slack.tokens.install();
		expect(await answerTo(access_token)).toBe('ok');
	});
});

it('a token of an app without token rotation never expires, and is not renewed', async () => {
	const plain = await startStrictSlack({ now: () => now });
	now += 1_000 * hour;
	expect(plain.tokens.granted()).not.toHaveProperty('refresh_token');
	const answer = await plain.fetch(`${plain.url}/api/auth.test`, { method: 'POST' });
	expect(await answer.json()).toMatchObject({ ok: true });
	await plain.close();
});
