// Answers: what do the nodes make of the credential and of the n8n that they run in?
import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { inN8nTellingMembers } from './tellMembers';
import { jsonOf } from './world';

const { world, parameters, notify, titles, hello } = inN8nTellingMembers();

const oauth2 = (token: string) => ({
	clientId: 'id',
	clientSecret: 'the-client-secret',
	accessTokenUrl: `${world.slack.url}/api/oauth.v2.access`,
	grantType: 'authorizationCode',
	oauthTokenData: { access_token: token, token_type: 'bot' },
});

/** Of the store's file, and of those that SQLite keeps next to it. */
function storeBytes(): string {
	const path = String(world.environment.N8N_SLACK_NOTIFY_STORE);
	const files = readdirSync(dirname(path)).filter((name) => name.startsWith(basename(path)));
	return files.map((name) => readFileSync(join(dirname(path), name), 'latin1')).join('');
}
describe('a node in its n8n', () => {
	it('puts an OAuth2 token into the header, never into an address, whatever Slack calls its type', async () => {
		const { url, token } = world.slack;
		const ran = await notify([hello('ana')], {
			credentials: { baseUrl: url, ...oauth2(token) },
		});
		expect(jsonOf(ran, 0)).toHaveLength(1);
		expect(JSON.stringify(ran)).not.toContain(token);
		for (const { path, headers, args } of world.slack.requests) {
			expect(headers.authorization).toBe(`Bearer ${token}`);
			expect(path + JSON.stringify(args)).not.toContain(token);
		}
	});

	it.each([
		['an OAuth2 token', oauth2],
		['a pasted token', (token: string) => ({ accessToken: token })],
	])('never writes %s into the store', async (_what, credentialsWith) => {
		const { token } = world.slack;
		const credentials = { baseUrl: world.slack.url, ...credentialsWith(token) };
		world.slack.fail('chat.postMessage', faults.rateLimited('1'));
		await notify([hello('ana'), hello('nobody')], { credentials, executionId: '1' });
		await world.n8n.pass(10 * 60_000);
		await notify([hello('ben')], { credentials, executionId: '2' });
		expect(titles()).toHaveLength(2);
		const kept = storeBytes();
		// What is stored as text is found in this way.
		expect(kept).toContain('ana@example.com');
		for (const secret of [token, Buffer.from(token).toString('base64'), 'the-client-secret'])
			expect(kept).not.toContain(secret);
	});

	it('accepts nothing where the time zone of the credential is unknown, and names the field', async () => {
		const rest = { parameters: { ...parameters, eventId: 'task-7' } };
		const wrong = { ...world.credentials, timeZone: 'Mars/Olympus' };
		const ran = await notify([hello('ana')], { ...rest, credentials: wrong });
		expect(ran.error).toMatchObject({ name: 'NodeOperationError' });
		expect(ran.error?.message).toContain('Mars/Olympus');
		expect(ran.error?.message).toContain('[field "Time Zone"');
		expect(ran.error?.description).toContain('Europe/Paris');
		expect((await world.run('slackDigest', {})).outputs).toEqual([[], []]);
		expect(titles()).toEqual([]);
		// An event that had been accepted would be a duplicate now.
		expect(jsonOf(await notify([hello('ana')], rest), 0)[0]).toMatchObject({ decision: 'sent' });
	});

	it('says that the account is not connected where n8n has no token to send', async () => {
		const { url } = world.slack;
		const ran = await notify([hello('ana')], {
			credentials: {
				baseUrl: url,
				accessTokenUrl: `${url}/api/oauth.v2.access`,
				grantType: 'authorizationCode',
			},
		});
		expect(ran.error?.message).toBe('OAuth credentials not connected');
		expect(ran.error?.description).toContain('Check the credential');
		expect(world.slack.requests).toEqual([]);
	});

	it('shows no token where Slack cannot be reached', async () => {
		const { token } = world.slack;
		await world.slack.close();
		const ran = await notify([hello('ana')]);
		expect(ran.error?.message).toContain('ECONNREFUSED');
		expect(JSON.stringify(ran)).not.toContain(token);
	});

	it('accepts events while Slack is away once it knows the workspace', async () => {
		await notify([hello('ana')], { executionId: '1' });
		for (const method of ['auth.test', 'users.lookupByEmail', 'users.list', 'chat.postMessage'])
			world.slack.fail(method, faults.http(503), 5);
		const ran = await notify([hello('ana')], { executionId: '2' });
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 1)[0]).toMatchObject({ decision: 'queued' });
		expect(titles()).toHaveLength(1);
	}, 90_000);

	it('refuses a store in a file in queue mode, and says what to do', async () => {
		const ran = await notify([hello('ana')], {
			environment: { N8N_SLACK_NOTIFY_STORE: null, EXECUTIONS_MODE: 'queue' },
		});
		expect(ran.error?.message).toContain('queue mode');
		expect(ran.error?.description).toContain('N8N_SLACK_NOTIFY_STORE');
		expect(world.slack.requests).toEqual([]);
	});
});
