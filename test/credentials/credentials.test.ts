import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import type { ICredentialType, INodeProperties } from 'n8n-workflow';
import { essentialScopes } from '../../credentials/shared/botScopes';
import { missingScopes, scopes } from '../../src/slack/scopes';
import manifest from '../../slack-app-manifest.json';
import { SlackNotifyApi } from '../../credentials/SlackNotifyApi.credentials';
import { SlackNotifyOAuth2Api } from '../../credentials/SlackNotifyOAuth2Api.credentials';

const oauth = new SlackNotifyOAuth2Api();
const pasted = new SlackNotifyApi();
const both: [string, ICredentialType][] = [
	['Slack Notify OAuth2 API', oauth],
	['Slack Notify API', pasted],
];

const field = (credential: ICredentialType, name: string): INodeProperties => {
	const found = credential.properties.find((property) => property.name === name);
	if (found === undefined) throw new Error(`${credential.name} has no field ${name}`);
	return found;
};

describe('the OAuth2 credential', () => {
	it('asks for the bot scopes of the manifest, and for no user scope', () => {
		expect(String(field(oauth, 'scope').default).split(',')).toEqual(
			manifest.oauth_config.scopes.bot,
		);
		expect(field(oauth, 'authQueryParameters').default).toBe('');
	});

	it.each([
		['https://slack.com', 'https://slack.com'],
		['https://slack-gov.com/', 'https://slack-gov.com'],
		['http://127.0.0.1:4003//', 'http://127.0.0.1:4003'],
	])('goes to %s as %s, by whatever slash it ends in', (baseUrl, expected) => {
		expect(resolve(field(oauth, 'authUrl').default, '$self', { baseUrl })).toBe(
			`${expected}/oauth/v2/authorize`,
		);
		expect(resolve(field(oauth, 'accessTokenUrl').default, '$self', { baseUrl })).toBe(
			`${expected}/api/oauth.v2.access`,
		);
	});

	it('asks for all that src/slack/scopes.ts knows the use of', () => {
		expect(String(field(oauth, 'scope').default).split(',')).toEqual(
			scopes.map(({ name }) => name),
		);
		const essential = scopes.filter((scope) => scope.essential);
		expect(
			Object.entries(essentialScopes).map(([name, said]) => ({ name, ...said, essential: true })),
		).toEqual(essential);
	});

	it('sends the client secret in the body, as Slack wants it', () => {
		expect(field(oauth, 'authentication').default).toBe('body');
	});

	it('makes the token a bearer token, so that it never gets into a URL', async () => {
		const connected = {
			clientId: 'id',
			oauthTokenData: { access_token: 'xoxb-1', token_type: 'bot', team: { id: 'T1' } },
		};
		const before = structuredClone(connected);
		expect(await oauth.preAuthentication(connected)).toMatchObject({
			oauthTokenData: { access_token: 'xoxb-1', token_type: 'Bearer', team: { id: 'T1' } },
		});
		expect(connected).toEqual(before);
	});

	it('leaves a credential that was never connected as it is', async () => {
		expect(await oauth.preAuthentication({ clientId: 'id' })).toEqual({});
	});
});

describe('the pasted token', () => {
	it('is hidden in the form and travels in a header', () => {
		expect(field(pasted, 'accessToken').typeOptions).toEqual({ password: true });
		expect(pasted.authenticate.properties).toEqual({
			headers: { Authorization: '=Bearer {{$credentials.accessToken}}' },
		});
	});
});

describe.each(both)('%s', (_name, credential) => {
	it('asks for the workspace settings that the engine needs', () => {
		expect(field(credential, 'baseUrl').default).toBe('https://slack.com');
		expect(field(credential, 'defaultChannel').default).toBe('');
		expect(field(credential, 'timeZone').default).toBe('UTC');
		expect(field(credential, 'language')).toMatchObject({
			displayName: 'Language of Dates',
			default: '',
			description: expect.stringContaining('Slack shows each reader dates in their own language'),
		});
		const lost = field(credential, 'afterLostAnswer');
		expect(lost.default).toBe('send_again');
		expect(lost.options?.map((option) => ('value' in option ? option.value : ''))).toEqual([
			'send_again',
			'hold',
		]);
	});

	it('matches by the plain rules, and shows none of the others, unless they are asked for', () => {
		expect(field(credential, 'matching').default).toBe('standard');
		const custom = credential.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.matching?.includes('custom'),
		);
		expect(custom.map(({ name, default: value }) => [name, value])).toEqual([
			['ignorePlusTags', false],
			['dotlessDomains', ''],
			['sameDomains', ''],
			['includeGuests', false],
			['includeBots', false],
			['includeStrangers', false],
		]);
		expect(field(credential, 'notFoundIsBelieved').default).toBe(60);
	});

	it('sends to whom it is for, in measure, unless it is told otherwise', () => {
		expect(field(credential, 'testModeTo').default).toBe('');
		expect(field(credential, 'testModeTo').description).toContain('counts as told');
		expect(field(credential, 'mostPerRun').default).toBe(500);
		expect(field(credential, 'mostPerRecipientAndHour').default).toBe(30);
		expect(field(credential, 'preferencesUrl').default).toBe('');
	});

	it('asks first for what nearly everybody sets, and last for what is seldom changed', () => {
		const shown = credential.properties
			.filter(({ type, displayOptions }) => type !== 'hidden' && displayOptions === undefined)
			.map(({ name }) => name);
		expect(shown.slice(shown.indexOf('baseUrl'))).toEqual([
			'baseUrl',
			'defaultChannel',
			'timeZone',
			'language',
			'preferencesUrl',
			'testModeTo',
			'matching',
			'notFoundIsBelieved',
			'mostPerRun',
			'mostPerRecipientAndHour',
			'afterLostAnswer',
		]);
	});
});

describe('the test of a connected account', () => {
	const { request, rules = [] } = oauth.test;
	const scope = manifest.oauth_config.scopes.bot.join(',');
	const baseUrl = 'https://slack-gov.com/';
	const asks = (oauthTokenData?: object) => {
		const credentials = { baseUrl, oauthTokenData };
		const body = request.body as { error: string };
		return {
			url: resolve(request.url, '$credentials', credentials),
			error: resolve(body.error, '$credentials', credentials),
		};
	};
	/** The message of the first rule that fits, as n8n's credentials tester reads an answer. */
	const verdictOf = (answer: Record<string, unknown>) =>
		rules.find(
			({ type, properties }) =>
				type === 'responseSuccessBody' && answer[properties.key] === properties.value,
		)?.properties.message;

	it('asks Slack whose token it is, where all that is needed was granted or nobody says', () => {
		expect(resolve(request.baseURL, '$credentials', { baseUrl })).toBe('https://slack-gov.com');
		expect(request.method).toBe('POST');
		const whose = { url: '/api/auth.test', error: undefined };
		expect(asks({ scope })).toEqual(whose);
		expect(asks({ scope: 'chat:write,users:read,users:read.email' })).toEqual(whose);
		expect(asks({ access_token: 'xoxb-1' })).toEqual(whose);
		expect(asks()).toEqual(whose);
	});

	it.each([
		['chat:write', 'chat:write'],
		['users:read.email', 'users:read.email'],
		['users:read and chat:write', 'users:read', 'chat:write'],
		['all of it', 'users:read', 'chat:write', 'users:read.email'],
	])('says what does not work without %s', (_, ...missing) => {
		const granted = scope.split(',').filter((each) => !missing.includes(each));
		const { url, error } = asks({ scope: granted.join(',') });
		expect(url).toBe('/api/api.test');
		const said = verdictOf({ ok: false, error });
		for (const { name, purpose, without } of missingScopes(granted)) {
			expect(said).toContain(`${name} (${purpose}): ${without}`);
		}
		expect(said).toContain('connect the account again');
		expect(said).not.toContain('files:write');
	});

	it.each([
		['invalid_auth', 'does not know this token'],
		['token_revoked', 'was revoked'],
		['token_expired', 'has expired'],
		['account_inactive', 'was removed from the workspace'],
		['not_allowed_token_type', 'bot scopes'],
		['some_error_of_tomorrow', 'refused the token'],
	])('says in words what %s means', (error, words) => {
		expect(verdictOf({ ok: false, error })).toContain(words);
	});

	it('takes a yes for a yes', () => {
		expect(verdictOf({ ok: true, team_id: 'T1' })).toBeUndefined();
	});
});

describe('docs/slack-scopes.md', () => {
	it('says why for each scope of the manifest, and for no other', () => {
		const page = readFileSync('docs/slack-scopes.md', 'utf8');
		const rows = [...page.matchAll(/^\| `([^`]+)` \| (.+) \| (.+) \|$/gm)];
		expect(rows.map((row) => row[1])).toEqual(manifest.oauth_config.scopes.bot);
		for (const [, , why, without] of rows) {
			expect(why?.length).toBeGreaterThan(20);
			expect(without?.length).toBeGreaterThan(5);
		}
	});
});

/** Works out a template of n8n's, `={{…}}` and text behind it, with the one variable that it names. Other text is itself. */
function resolve(template: unknown, variable: string, value: Record<string, unknown>): unknown {
	// As n8n does it: an expression ends at the first two braces.
	const parts = /^=\{\{(.+?)\}\}(.*)$/.exec(String(template));
	if (parts === null) throw new Error(`not a template: ${String(template)}`);
	const work = new Function(variable, `return ${parts[1]};`) as (value: unknown) => unknown;
	return parts[2] ? `${String(work(value))}${parts[2]}` : work(value);
}
