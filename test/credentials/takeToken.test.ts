// Answers: what does n8n send a request with, and is it kept from keeping a renewal that Slack refused?
import type { IDataObject } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { SlackNotifyOAuth2Api } from '../../credentials/SlackNotifyOAuth2Api.credentials';

const credential = new SlackNotifyOAuth2Api();
const take = async (oauthTokenData: unknown) =>
	(await credential.preAuthentication({ oauthTokenData } as never)).oauthTokenData as IDataObject;

const stored = {
	ok: true,
	access_token: 'xoxe.xoxb-1',
	refresh_token: 'xoxe-1',
	token_type: 'bot',
	team: { id: 'T1' },
};
const renewed = {
	ok: true,
	access_token: 'xoxe.xoxb-2',
	refresh_token: 'xoxe-2',
	token_type: 'bot',
	expires_in: 43_200,
};

/** As n8n does it: what a request is sent with, and Slack's answer over it; what it keeps is JSON. */
async function renew(before: object, answer: unknown): Promise<object> {
	const sentWith = await take(before);
	const kept = await take({ ...sentWith, ...(answer as object) });
	return JSON.parse(JSON.stringify(kept)) as object;
}

describe('the token that a request is sent with', () => {
	it('is the stored one, as a bearer token', async () => {
		expect(await take(stored)).toMatchObject({ ...rest(stored), token_type: 'Bearer' });
	});

	it('is the stored one too after a person’s attempt to connect that Slack refused', async () => {
		const spoiled = { ...stored, ok: false, error: 'bad_client_secret' };
		expect(await take(spoiled)).toMatchObject({ access_token: stored.access_token });
	});

	it('leaves nothing behind in what is stored as JSON', async () => {
		const sentWith = JSON.parse(JSON.stringify(await take(stored))) as object;
		expect(sentWith).toEqual({ ...rest(stored), token_type: 'Bearer' });
	});
});

describe('a renewed token', () => {
	it('is kept, with what Slack said of the installation', async () => {
		expect(await renew(stored, renewed)).toEqual({
			...renewed,
			token_type: 'Bearer',
			team: { id: 'T1' },
		});
	});

	it('is kept, and can be renewed, after one that was refused', async () => {
		const spoiled = { ...stored, ok: false, error: 'invalid_refresh_token' };
		const kept = await renew(spoiled, renewed);
		expect(kept).toMatchObject(rest(renewed));
		expect(kept).not.toHaveProperty('error');
		const again = { ...renewed, access_token: 'xoxe.xoxb-3' };
		expect(await renew(kept, again)).toMatchObject({ access_token: 'xoxe.xoxb-3' });
	});

	it('has to be another than the one that has expired', async () => {
		const same = { ...renewed, access_token: stored.access_token };
		await expect(renew(stored, same)).rejects.toMatchObject({ name: 'RenewalRefused' });
	});
});

describe('a renewal that was refused', () => {
	it('is not kept, and says why and what to do', async () => {
		await expect(
			renew(stored, { ok: false, error: 'invalid_refresh_token' }),
		).rejects.toMatchObject({
			name: 'RenewalRefused',
			refusedWith: 'invalid_refresh_token',
			message: expect.stringMatching(/\(invalid_refresh_token\)\. Connect the account/),
		});
	});

	it.each([
		['nothing', null],
		['a list', []],
		['a text', 'ok'],
		['an object without a word', {}],
		['a yes without a token', { ok: true }],
		['a no without a code', { ok: false }],
		['a no with a token', { ...renewed, ok: false }],
		['a code that is none', { ok: false, error: `<html>${stored.refresh_token}</html>` }],
	])('by %s is not kept either, and nothing of it is said', async (_what, answer) => {
		const refused: unknown = await renew(stored, answer).catch((thrown: unknown) => thrown);
		expect(refused).toMatchObject({ refusedWith: 'answer_unreadable' });
		expect(String(refused)).not.toContain('xoxe');
	});
});

/** Without what only says how Slack’s answer went. */
function rest({ ok: _ok, token_type: _type, ...token }: { ok: boolean; token_type: string }) {
	return token;
}
