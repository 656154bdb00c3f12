// Answers: what did n8n say to Slack while it connected? An emulated Slack, behind a door that writes down who knocks.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createEmulator } from 'emulate';
import manifest from '../../slack-app-manifest.json';
import { requirePort } from '../../demo/ports';
import { checkCall } from '../support/strictSlack/checkRequest';
import { keepFaultsOfOurs, type FaultsOfOurs } from '../support/strictSlack/faultsOfOurs';

export interface Knock {
	method: string;
	url: string;
	authorization?: string;
	body: string;
}

export interface RecordingSlack {
	url: string;
	clientId: string;
	clientSecret: string;
	/** What a person would paste. */
	token: string;
	/** A token that Slack took back; the emulated Slack alone takes any token. */
	revokedToken: string;
	/** What the app may do, as Slack says it when the account is connected, and beside every answer. A test may change it. */
	granted: string[];
	knocks: Knock[];
	/** Throws where anything was asked for in a way that Slack does not document. */
	close(): Promise<void>;
}

export async function startRecordingSlack(redirectUri: string): Promise<RecordingSlack> {
	const port = await requirePort(0, 'the emulated Slack', '');
	const given = {
		clientId: '1000.2000',
		clientSecret: 'client-secret-of-the-test',
		token: 'xoxb-pasted',
		revokedToken: 'xoxb-revoked',
	};
	const emulator = await createEmulator({
		service: 'slack',
		port,
		hostname: '127.0.0.1',
		seed: { slack: workspace(given.clientId, given.clientSecret, given.token, redirectUri) },
	});
	const knocks: Knock[] = [];
	const ofOurs = keepFaultsOfOurs();
	const granted: string[] = [...manifest.oauth_config.scopes.bot];
	const door = createServer((request, response) => {
		void (async () => {
			const knock = await readKnock(request);
			knocks.push(knock);
			checkKnock(knock, request.headers['content-type'], ofOurs);
			if (knock.authorization === `Bearer ${given.revokedToken}`) {
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end('{"ok":false,"error":"token_revoked"}');
				return;
			}
			// Docs: it answers with the error that it is asked for, whatever the token.
			if (knock.url === '/api/api.test') {
				const args = JSON.parse(knock.body || '{}') as { error?: string };
				response.writeHead(200, { 'content-type': 'application/json' });
				response.end(JSON.stringify({ ok: args.error === undefined, ...args, args }));
				return;
			}
			const answer = await fetch(`http://127.0.0.1:${port}${knock.url}`, {
				method: knock.method,
				headers: {
					'content-type': request.headers['content-type'] ?? 'text/plain',
					...(knock.authorization && { authorization: knock.authorization }),
				},
				body: knock.method === 'GET' ? undefined : knock.body,
				redirect: 'manual',
			});
			response.writeHead(answer.status, {
				'content-type': answer.headers.get('content-type') ?? 'text/plain',
				...(answer.headers.has('location') && { location: answer.headers.get('location') ?? '' }),
				...(knock.authorization && { 'x-oauth-scopes': granted.join(',') }),
			});
			const text = await answer.text();
			const isGrant = knock.url === '/api/oauth.v2.access';
			response.end(
				isGrant ? JSON.stringify({ ...JSON.parse(text), scope: granted.join(',') }) : text,
			);
		})().catch((error: unknown) => response.destroy(error as Error));
	}).listen(0, '127.0.0.1');
	await once(door, 'listening');
	return {
		...given,
		url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`,
		granted,
		knocks,
		async close() {
			door.closeAllConnections();
			door.close();
			await emulator.close();
			ofOurs.settle();
		},
	};
}

/** What n8n itself asks while somebody connects is its own affair. */
function checkKnock(knock: Knock, contentType: string | undefined, ofOurs: FaultsOfOurs): void {
	const { pathname, search } = new URL(knock.url, 'http://localhost');
	const method = /^\/api\/(.+)/.exec(pathname)?.[1];
	if (method === undefined || method === 'oauth.v2.access') return;
	const { body, method: httpMethod } = knock;
	const { faults } = checkCall({ httpMethod, method, search, contentType, body });
	ofOurs.add(
		method,
		faults.map(({ says }) => says),
	);
}

async function readKnock(request: IncomingMessage): Promise<Knock> {
	let body = '';
	for await (const chunk of request) body += String(chunk);
	const { method = '', url = '', headers } = request;
	return { method, url, body, authorization: headers.authorization };
}

function workspace(clientId: string, clientSecret: string, token: string, redirectUri: string) {
	const bot = { bot_id: 'B0APP', scopes: manifest.oauth_config.scopes.bot };
	return {
		team: { name: 'Acme', domain: 'acme' },
		users: [{ name: 'ana', real_name: 'Ana', email: 'ana@acme.example' }],
		strict_scopes: true,
		tokens: [{ ...bot, token, type: 'bot' as const, user_id: 'U0APP' }],
		oauth_apps: [
			{
				...bot,
				client_id: clientId,
				client_secret: clientSecret,
				app_id: 'A0APP',
				name: 'n8n Notify',
				bot_name: 'n8n Notify',
				bot_user_id: 'U0APP',
				redirect_uris: [redirectUri],
			},
		],
	};
}
