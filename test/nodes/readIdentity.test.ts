// Answers: is a credential known again after its token was renewed, and never taken for another one?
import { describe, expect, it } from 'vitest';
import { readIdentity } from '../../nodes/shared/engine/readIdentity';

const granted = {
	access_token: 'xoxe.xoxb-1',
	refresh_token: 'xoxe-1',
	app_id: 'A1',
	bot_user_id: 'U1',
	team: { id: 'T1', name: 'Acme' },
};
const credential = (token: object = {}, but: object = {}) => ({
	clientId: 'id',
	clientSecret: 'secret',
	oauthTokenData: { ...granted, ...token },
	...but,
});
const known = readIdentity(credential());

describe('what a credential is known by', () => {
	it('is the token, where that stays', () => {
		expect(readIdentity({ accessToken: ' xoxb-1 ' })).toBe('xoxb-1');
		expect(readIdentity(credential({ refresh_token: undefined }))).toBe('xoxe.xoxb-1');
	});

	it('stays when the token is renewed', () => {
		const renewed = { access_token: 'xoxe.xoxb-2', refresh_token: 'xoxe-2', expires_in: 43_200 };
		expect(readIdentity(credential(renewed))).toBe(known);
		expect(known).not.toContain('xoxe');
	});

	it.each([
		['to another workspace', credential({ team: { id: 'T2', name: 'Acme' } })],
		['as another bot', credential({ bot_user_id: 'U2' })],
		['with another app', credential({ app_id: 'A2' })],
		['with another client', credential({}, { clientId: 'other' })],
		['by who does not know the client secret', credential({}, { clientSecret: 'guessed' })],
	])('is another one where the account is connected %s', (_how, other) => {
		expect(readIdentity(other)).not.toBe(known);
	});

	it.each([
		['a whole organisation, which is no workspace', credential({ team: null })],
		['an app that nobody names', credential({ app_id: undefined })],
		['a bot that nobody names', credential({ bot_user_id: '' })],
		['a client without a secret', credential({}, { clientSecret: '' })],
	])('is the token for %s', (_what, of) => {
		expect(readIdentity(of)).toBe('xoxe.xoxb-1');
	});

	it('is nothing where the account was never connected', () => {
		expect(readIdentity({ clientId: 'id', clientSecret: 'secret' })).toBeUndefined();
		expect(readIdentity({ oauthTokenData: { ok: false, error: 'x' } })).toBeUndefined();
		expect(readIdentity(credential({ access_token: undefined }))).toBeUndefined();
	});
});
