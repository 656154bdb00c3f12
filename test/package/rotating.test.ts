// Answers: C5. Does a running n8n, with its own database and credentials, renew our token once and keep the new one?
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ensureN8n } from '../../demo/host';
import { startN8n, type RunningN8n } from '../../demo/n8n';
import { createCredential, setUpOwner, type N8nApi } from '../../demo/n8nApi';
import { installPackage } from '../../demo/n8nPackage';
import { requirePort } from '../../demo/ports';
import { activateWorkflow, askWebhook, importWorkflow, ourNodes } from '../../demo/workflows';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { client } from '../support/strictSlack/tokens';

// What n8n's editor sends in place of a secret that it was not shown.
const unchanged = '__n8n_BLANK_VALUE_e5362baf-c777-4d57-a609-6eaf1f9e87f6';

const names = Array.from({ length: 30 }, (_, number) => `p${number}`);
const userFolder = mkdtempSync(join(tmpdir(), 'slack-notify-rotating-'));
const starting = new AbortController();
let slack: StrictSlack;
let n8n: RunningN8n;
let api: N8nApi;
let credential: { id: string; name: string; type: string };

beforeAll(async () => {
	// n8n does not start where NODE_ENV is `test`.
	vi.stubEnv('NODE_ENV', 'production');
	mkdirSync(join(userFolder, '.n8n'));
	await installPackage(process.cwd(), join(userFolder, '.n8n'));
	const installed = await ensureN8n({ onProgress: (line) => console.log(line) });
	const users = names.map((name) => person(name));
	slack = await startStrictSlack({ users, rotation: {}, token: 'xoxe.xoxb-1-token-0' });
	const port = await requirePort(0, 'n8n', '');
	n8n = await startN8n({ installed, port, userFolder, signal: starting.signal });
	const readiness = `${n8n.url}/healthz/readiness`;
	// On a busy machine n8n answers before its own database does.
	await vi.waitUntil(async () => (await fetch(readiness)).ok, { timeout: 180_000, interval: 300 });
	api = await setUpOwner(n8n.url);
	const kind = { name: 'Slack', type: 'slackNotifyOAuth2Api' };
	const oauthTokenData = { ok: true, ...slack.tokens.granted() };
	const data = { ...client, baseUrl: slack.url, timeZone: 'UTC', oauthTokenData };
	credential = { ...kind, id: await createCredential(api, { ...kind, data }) };
	await tellByWebhook();
});

afterAll(async () => {
	vi.unstubAllEnvs();
	starting.abort();
	await n8n?.end();
	await slack?.close();
	rmSync(userFolder, { recursive: true, force: true });
});

/** What comes in at the webhook is told to the member that it names. */
async function tellByWebhook(): Promise<void> {
	const { id, name, type } = credential;
	const to = (node: string) => ({ node, type: 'main', index: 0 });
	const workflow = await importWorkflow(api, {
		name: 'Tell',
		nodes: [
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'tell',
				parameters: { path: 'tell', httpMethod: 'POST', responseMode: 'lastNode' },
			},
			{
				name: 'Slack Notify Member',
				type: `${ourNodes}slackNotifyMember`,
				typeVersion: 1,
				position: [200, 0],
				credentials: { [type]: { id, name } },
				parameters: {
					authentication: 'oAuth2',
					email: '={{ $json.body.name }}@example.com',
					type: 'task.assigned',
					title: '=Hello {{ $json.body.name }}',
					eventId: '={{ $json.body.name }}',
				},
			},
			// Who waits at the webhook hears of all three outputs.
			{
				name: 'Any',
				type: 'n8n-nodes-base.noOp',
				typeVersion: 1,
				position: [400, 0],
				parameters: {},
			},
		],
		connections: {
			Webhook: { main: [[to('Slack Notify Member')]] },
			'Slack Notify Member': { main: [[to('Any')], [to('Any')], [to('Any')]] },
		},
		settings: { executionOrder: 'v1' },
	} as never);
	await activateWorkflow(api, workflow, ['tell']);
}

const tell = (name: string) => askWebhook<Record<string, unknown>>(api, 'tell', { name });
const titles = () => slack.messages.map(({ text }) => text);
const renewals = () => slack.requestsOf('oauth.v2.access');
const expiredAnswers = () =>
	slack.requests.filter(({ answer }) => JSON.stringify(answer)?.includes('token_expired'));
const helloTo = (who: readonly string[]) => who.map((name) => `Hello ${name}`);

describe('C5: a token that expires in a running n8n', () => {
	it('is renewed once for nine executions at once, each time; and everybody is told once', async () => {
		await tell(names[0]!);
		for (const [round, from] of [1, 10, 19].entries()) {
			slack.tokens.expire();
			slack.fail('oauth.v2.access', faults.dripping(30));
			await Promise.all(names.slice(from, from + 9).map(tell));
			expect(renewals()).toHaveLength(round + 1);
			expect(titles().sort()).toEqual(helloTo(names.slice(0, from + 9)).sort());
		}
		// More than one execution met it, or nothing was shown.
		expect(expiredAnswers().length).toBeGreaterThan(3);
	});

	it('that Slack refuses to renew stops nothing for good: the same refresh token does it later', async () => {
		slack.tokens.expire();
		slack.fail('oauth.v2.access', faults.refusal('invalid_refresh_token'));
		await expect(tell(names[28]!)).rejects.toThrow('answered 500');
		// n8n has kept neither the refusal nor anything of it.
		expect(await tell(names[29]!)).toMatchObject([{ decision: 'sent' }]);
		expect(titles().sort()).toEqual(helloTo(names).sort());
	});

	it('is told by the test of the credential, which renews nothing, and no fault is made of it', async () => {
		slack.tokens.expire();
		const { clientId } = client;
		const secrets = { clientSecret: unchanged, oauthTokenData: unchanged };
		const data = { clientId, baseUrl: slack.url, timeZone: 'UTC', ...secrets };
		const credentials = { ...credential, data };
		const verdict = await api.post<{ status: string; message: string }>('/rest/credentials/test', {
			credentials,
		});
		expect(verdict.status).toBe('Error');
		expect(verdict.message).toContain('the next run of a node renews it');
	});

	it('gets into no log, no address, no store, and not into what n8n keeps of an execution', () => {
		const folder = join(userFolder, '.n8n');
		const stores = readdirSync(folder, { recursive: true, encoding: 'utf8' })
			.filter((name) => /\.sqlite(-wal)?$/.test(name) && !name.includes('node_modules'))
			.map((name) => readFileSync(join(folder, name), 'latin1'));
		expect(stores.join()).toContain('p28@example.com');
		const urls = slack.requests.map(({ path }) => path).join('\n');
		for (const text of [readFileSync(n8n.logFile, 'utf8'), urls, ...stores]) {
			expect(text).not.toContain('xoxe');
			expect(text).not.toContain(client.clientSecret);
		}
	});
});
