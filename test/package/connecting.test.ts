import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureN8n } from '../../demo/host';
import { startN8n, type RunningN8n } from '../../demo/n8n';
import { createCredential, setUpOwner, type N8nApi } from '../../demo/n8nApi';
import { installPackage } from '../../demo/n8nPackage';
import { connectCredential } from '../../demo/oauthDance';
import { requirePort } from '../../demo/ports';
import manifest from '../../slack-app-manifest.json';
import { startRecordingSlack, type RecordingSlack } from './recordingSlack';

interface Verdict {
	status: 'OK' | 'Error';
	message: string;
}

// What n8n's editor sends in place of a secret that it was not shown.
const unchanged = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

const userFolder = mkdtempSync(join(tmpdir(), 'slack-notify-connecting-'));
const starting = new AbortController();
let slack: RecordingSlack;
let n8n: RunningN8n;
let api: N8nApi;

beforeAll(async () => {
	// n8n does not start where NODE_ENV is `test`.
	vi.stubEnv('NODE_ENV', 'production');
	mkdirSync(join(userFolder, '.n8n'));
	await installPackage(process.cwd(), join(userFolder, '.n8n'));
	const installed = await ensureN8n({ onProgress: (line) => console.log(line) });
	const port = await requirePort(0, 'n8n', '');
	slack = await startRecordingSlack(`http://localhost:${port}/rest/oauth2-credential/callback`);
	n8n = await startN8n({ installed, port, userFolder, signal: starting.signal });
	api = await setUpOwner(n8n.url);
});

afterAll(async () => {
	vi.unstubAllEnvs();
	starting.abort();
	await n8n?.end();
	await slack?.close();
	rmSync(userFolder, { recursive: true, force: true });
});

describe('connecting by OAuth in a running n8n', () => {
	it('asks for the bot scopes of the manifest, and n8n can use the token at once', async () => {
		slack.knocks.length = 0;
		const { clientId, clientSecret } = slack;
		// A slash at the end, as people paste it.
		const data = { clientId, clientSecret, baseUrl: `${slack.url}/` };
		const credential = { name: 'Slack by OAuth', type: 'slackNotifyOAuth2Api' };
		const id = await createCredential(api, { ...credential, data });
		await connectCredential(api, id);
		const connected = { ...data, clientSecret: unchanged, oauthTokenData: unchanged };
		expect(await test({ ...credential, id, data: connected })).toEqual({
			status: 'OK',
			message: 'Connection successful!',
		});

		const [authorize, ...rest] = slack.knocks;
		const asked = new URL(authorize?.url ?? '', slack.url);
		expect(asked.pathname).toBe('/oauth/v2/authorize');
		expect(asked.searchParams.get('scope')?.split(',')).toEqual(manifest.oauth_config.scopes.bot);
		expect(asked.searchParams.get('user_scope')).toBeNull();
		expect(rest.map(({ url }) => url)).toEqual([
			'/oauth/v2/authorize/callback',
			'/api/oauth.v2.access',
			'/api/auth.test',
		]);
		expect(rest.at(-1)?.authorization).toMatch(/^Bearer xoxb-/);
		expect(rest.at(-1)?.body).toBe('{}');
	});

	it('fails the test with all that is missing of what the nodes can’t do without', async () => {
		const granted = slack.granted.splice(0);
		slack.granted.push(...granted.filter((scope) => !scope.startsWith('users:')));
		const { clientId, clientSecret } = slack;
		const data = { clientId, clientSecret, baseUrl: slack.url };
		const credential = { name: 'Slack with less', type: 'slackNotifyOAuth2Api' };
		const id = await createCredential(api, { ...credential, data });
		await connectCredential(api, id);
		slack.granted.splice(0, Infinity, ...granted);
		const connected = { ...data, clientSecret: unchanged, oauthTokenData: unchanged };
		const { status, message } = await test({ ...credential, id, data: connected });
		expect(status).toBe('Error');
		expect(message).toContain('users:read (to read the list of Slack users): No member');
		expect(message).toContain('users:read.email (to match members by e-mail)');
		expect(message).not.toContain('chat:write');
		expect(slack.knocks.at(-1)?.url).toBe('/api/api.test');
	});
});

describe('a pasted bot token in a running n8n', () => {
	it('passes the test where Slack knows it', async () => {
		expect(await testToken(slack.token)).toEqual({ status: 'OK', message: 'Connected to Acme.' });
		expect(slack.knocks.at(-1)).toMatchObject({
			method: 'POST',
			url: '/api/auth.test',
			authorization: `Bearer ${slack.token}`,
		});
	});

	it('fails it in words where Slack took it back, though Slack answers 200', async () => {
		const verdict = await testToken(slack.revokedToken);
		expect(verdict.status).toBe('Error');
		expect(verdict.message).toContain('was revoked in Slack');
	});

	it.each([
		['it is of the wrong kind', 'xoxp-1-2', 'This is a user token (xoxp-…)'],
		['there is none', ' ', 'There is no token'],
	])('fails it without asking Slack where %s', async (_, token, says) => {
		const knocks = slack.knocks.length;
		const verdict = await testToken(token);
		expect(verdict).toMatchObject({ status: 'Error', message: expect.stringContaining(says) });
		expect(slack.knocks).toHaveLength(knocks);
	});

	it('fails it where the app lacks what the nodes can’t do without, and says what else it lacks', async () => {
		const { status, message } = await testTokenWith(['users:read', 'im:write']);
		expect(status).toBe('Error');
		expect(message).toContain('users:read (to read the list of Slack users): No member');
		expect(message).toContain('It also lacks im:write (to open the direct messages');
	});

	it('passes it where something else is missing, and says what', async () => {
		const { status, message } = await testTokenWith(['files:write']);
		expect(status).toBe('OK');
		expect(message).toContain('lacks files:write (to send files): Reports and');
	});

	it('fails it where nobody answers, and never shows the token', async () => {
		const data = { accessToken: slack.token, baseUrl: 'http://127.0.0.1:1' };
		const { status, message } = await testData(data);
		expect(status).toBe('Error');
		expect(message).toBe(
			'Slack can’t be reached at http://127.0.0.1:1 (ECONNREFUSED). Check the Base URL.',
		);
	});
});

it('no token and no secret is ever in a URL', () => {
	expect(slack.knocks.length).toBeGreaterThan(4);
	const urls = slack.knocks.map(({ url }) => url).join('\n');
	expect(urls).not.toMatch(/xox|access_token|secret/);
});

async function testToken(accessToken: string): Promise<Verdict> {
	return await testData({ accessToken, baseUrl: slack.url });
}

/** The pasted token, while the app lacks some scopes. */
async function testTokenWith(missing: readonly string[]): Promise<Verdict> {
	const granted = slack.granted.splice(0);
	slack.granted.push(...granted.filter((scope) => !missing.includes(scope)));
	try {
		return await testToken(slack.token);
	} finally {
		slack.granted.splice(0, Infinity, ...granted);
	}
}

async function testData(data: Record<string, string>): Promise<Verdict> {
	const credential = { name: 'Slack by token', type: 'slackNotifyApi', data };
	return await test({ ...credential, id: await createCredential(api, credential) });
}

async function test(credential: Record<string, unknown>): Promise<Verdict> {
	return await api.post<Verdict>('/rest/credentials/test', { credentials: credential });
}
