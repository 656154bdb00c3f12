// Answers: what does every test of a node in n8n begin with: n8n, a Slack with people in it, and an empty store?
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { bot, deactivated, guest, person } from '../../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../../support/strictSlack/startStrictSlack';
import { channel } from '../../support/strictSlack/workspace';
import { startN8nCore } from './startN8nCore';
import type { Found, N8nCore, Ran, Recording, Run, Search } from './startN8nCore';

/** The first run on a machine installs n8n. */
const installMs = 30 * 60_000;

export interface World {
	n8n: N8nCore;
	slack: StrictSlack;
	credentials: Record<string, unknown>;
	/** What the Postgres credential holds; undefined where the nodes have none selected. */
	postgres?: Record<string, unknown>;
	environment: Record<string, string | null>;
	run(node: string, run: Omit<Partial<Run>, 'node'>): Promise<Ran>;
	/** What a searchable list in the editor shows. */
	search(node: string, method: string, search?: Partial<Search>): Promise<Found>;
}

export function inN8n(recording?: Recording): World {
	const world = {} as World;
	let stores = 0;
	beforeAll(async () => {
		world.n8n = await startN8nCore(recording);
	}, installMs);
	afterAll(() => world.n8n?.close());
	beforeEach(async () => {
		await world.n8n.pass(0);
		world.slack = await startStrictSlack({
			users: [person('ana'), person('ben'), deactivated('dora'), guest('gus'), bot('robo')],
			channels: [
				channel('ops'),
				channel('sales-signals'),
				channel('secret', { is_private: true }),
				channel('board', { is_private: true, is_member: true }),
				channel('old', { is_archived: true }),
			],
		});
		const { url, token } = world.slack;
		world.credentials = {
			baseUrl: url,
			accessToken: token,
			timeZone: 'UTC',
			defaultChannel: '#ops',
		};
		world.postgres = undefined;
		world.environment = {
			N8N_SLACK_NOTIFY_STORE: join(world.n8n.folder, `store-${++stores}.sqlite`),
			EXECUTIONS_MODE: null,
		};
	});
	afterEach(() => world.slack?.close());
	world.run = (node, run) =>
		world.n8n.run({
			node,
			items: [{}],
			credentials: world.credentials,
			postgres: world.postgres,
			environment: world.environment,
			...run,
		});
	world.search = (node, method, search = {}) => {
		const { credentials, postgres, environment } = world;
		return world.n8n.search({ node, method, credentials, postgres, environment, ...search });
	};
	return world;
}

/** The JSON of all items of one output. */
export function jsonOf({ outputs }: Ran, output: number): Record<string, unknown>[] {
	return (outputs[output] ?? []).map(({ json }) => json);
}

/** Which input item each item of an output comes from. */
export function pairsOf({ outputs }: Ran, output: number): (number | undefined)[] {
	return (outputs[output] ?? []).map(({ pairedItem }) => pairedItem?.item);
}
