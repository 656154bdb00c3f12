// Answers: what does a test in n8n begin with whose Slack app has token rotation, and a credential that n8n keeps?
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { person } from '../../support/strictSlack/people';
import { startStrictSlack } from '../../support/strictSlack/startStrictSlack';
import { client, type Rotation } from '../../support/strictSlack/tokens';
import type { N8nCore, Ran } from './startN8nCore';
import { inN8n } from './world';

type Json = Record<string, unknown>;

export const names = Array.from({ length: 20 }, (_, number) => `p${number}`);

export function inN8nWithRotation() {
	const world = inN8n();
	let path = '';
	let files = 0;
	/** Everything that this n8n wrote, to look for tokens in it. */
	const said: string[] = [];

	const startSlack = async (rotation: Rotation = {}) => {
		await world.slack.close();
		const users = names.map((name) => person(name));
		world.slack = await startStrictSlack({ users, rotation, token: 'xoxe.xoxb-1-token-0' });
		connect();
	};
	/** As a person does it in n8n's editor. */
	const connect = (granted = world.slack.tokens.granted()) => {
		const { url } = world.slack;
		world.credentials = {
			...client,
			baseUrl: url,
			timeZone: 'UTC',
			grantType: 'authorizationCode',
			authentication: 'body',
			accessTokenUrl: `${url}/api/oauth.v2.access`,
			oauthTokenData: { ok: true, ...granted },
		};
		writeFileSync(path, JSON.stringify(world.credentials));
	};
	beforeEach(async () => {
		path = join(world.n8n.folder, `credential-${++files}.json`);
		said.length = 0;
		await startSlack();
	});

	const run = async (node: string, rest: Json, n8n: N8nCore = world.n8n): Promise<Ran> => {
		const { credentials, environment } = world;
		const whole = { node, items: [{}], credentials, environment, keptIn: path, ...rest };
		const ran = await n8n.run(whole);
		said.push(JSON.stringify(ran));
		return ran;
	};
	const search = async (node: string, method: string, filter: string) => {
		const { credentials, environment } = world;
		const request = { node, method, filter, credentials, environment, keptIn: path };
		const found = await world.n8n.search(request);
		said.push(JSON.stringify(found));
		return found;
	};
	return {
		world,
		startSlack,
		connect,
		run,
		said,
		search,
		kept: () => (JSON.parse(readFileSync(path, 'utf8')) as { oauthTokenData: Json }).oauthTokenData,
		renewals: () => world.slack.requestsOf('oauth.v2.access'),
		titles: () => world.slack.messages.map(({ text }) => text),
		notify(
			who: readonly string[],
			executionId: string,
			{ n8n, timeLimit = 20 }: { n8n?: N8nCore; timeLimit?: number } = {},
		): Promise<Ran> {
			const parameters = {
				email: '={{ $json.email }}',
				type: 'task.assigned',
				title: '={{ $json.title }}',
				eventId: '',
				options: { timeLimit },
			};
			const items = who.map((name) => ({
				email: `${name}@example.com`,
				title: `Hello ${name}`,
			}));
			return run('slackNotifyMember', { parameters, items, executionId }, n8n);
		},
	};
}
