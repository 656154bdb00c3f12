// Answers: do the nodes in n8n keep their store in PostgreSQL where they are told to, and nowhere else?
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { credentialOf } from './inPostgres';
import { byEmail, inN8nWithQueue } from './queueTasks';
import { startN8nCore, type Run } from './startN8nCore';
import { jsonOf } from './world';

const { world, digest, tellDaily, notify } = inN8nWithQueue();
const tasks = [
	{ who: 'ana', title: 'Call Bob' },
	{ who: 'ana', title: 'Write to Eve' },
];
let server: RunningPostgres;
beforeAll(async () => {
	server = await startPostgres();
});
afterAll(() => server?.stop());
beforeEach(() => {
	world.postgres = credentialOf(server.settings());
});

const inRegularMode = { N8N_SLACK_NOTIFY_STORE: null, EXECUTIONS_MODE: null };
const inQueueMode = { N8N_SLACK_NOTIFY_STORE: null, EXECUTIONS_MODE: 'queue' };
const allInPostgres = { N8N_SLACK_NOTIFY_STORE: 'postgres', EXECUTIONS_MODE: null };

const texts = () => world.slack.messages.map(({ text }) => text);
const isThereAFile = () => existsSync(String(world.environment.N8N_SLACK_NOTIFY_STORE));
async function countRows(table: string): Promise<number> {
	const schema = String(world.postgres?.schema);
	const [row] = await server.ask(`select count(*)::int as count from "${schema}"."${table}"`);
	return row?.count as number;
}

describe('the nodes with the Postgres credential', () => {
	it('tell at once, gather for a digest and send it, and make no file', async () => {
		const [first, ...rest] = tasks;
		expect(jsonOf(await notify([first!]), 0)).toMatchObject([{ decision: 'sent' }]);
		await tellDaily();
		expect(jsonOf(await notify(rest), 1)).toMatchObject([{ decision: 'queued' }]);
		expect(texts()).toHaveLength(1);
		const sent = await digest('sendNow', byEmail('ana'));
		expect(jsonOf(sent, 0)).toMatchObject([{ state: 'sent', kind: 'digest', count: 1 }]);
		expect(texts()).toHaveLength(2);
		expect(await countRows('notification')).toBe(2);
		expect(isThereAFile()).toBe(false);
	});

	it('tell an event once, whichever n8n process it comes to', async () => {
		world.environment = inQueueMode;
		const other = await startN8nCore();
		try {
			const { credentials, postgres, environment } = world;
			const told = await notify(tasks);
			expect(jsonOf(told, 0)).toHaveLength(2);
			const parameters = {
				email: 'ana@example.com',
				type: 'task.assigned',
				title: 'Call Bob',
				eventId: 'Call Bob',
			};
			const run: Run = { node: 'slackNotifyMember', items: [{}], parameters, credentials };
			const again = await other.run({ ...run, postgres, environment });
			expect(jsonOf(again, 2)).toMatchObject([{ reason: 'duplicate' }]);
			expect(texts()).toHaveLength(2);
		} finally {
			await other.close();
		}
	});

	it.each([
		['queue mode', inQueueMode],
		['an n8n that keeps all stores in PostgreSQL', allInPostgres],
	])('work in %s, for lists in the editor as well', async (_, environment) => {
		world.environment = environment;
		expect((await notify(tasks)).error).toBeUndefined();
		const found = await world.search('slackMapMembers', 'searchMembers', { filter: 'ana' });
		expect(found).toMatchObject({ results: [{ value: 'ana@example.com' }] });
	});

	it('of one process share its connections, one after the other and many at a time', async () => {
		await server.ask(`create role sharing login password 'p' superuser`);
		const user = { user: 'sharing', password: 'p' };
		world.postgres = credentialOf(server.settings({ ...user, mostConnections: 1 }));
		const sessions = async () => {
			const asked = `select pid from pg_stat_activity where usename = 'sharing'`;
			return (await server.ask(asked)).length;
		};
		expect((await notify(tasks)).error).toBeUndefined();
		expect((await digest('sendDue')).error).toBeUndefined();
		await world.search('slackMapMembers', 'searchMembers');
		expect(await sessions()).toBeLessThanOrEqual(1);
		const runs = Array.from({ length: 3 }, (_, number) => [
			notify([{ who: 'ben', title: `Task ${number}` }]),
			digest('sendDue'),
		]);
		for (const { error } of await Promise.all(runs.flat())) expect(error).toBeUndefined();
		expect(await sessions()).toBeLessThanOrEqual(1);
		expect(texts()).toHaveLength(5);
	});

	it('go on after the server was started anew', async () => {
		await notify([tasks[0]!]);
		await server.restart();
		expect(jsonOf(await notify([tasks[1]!]), 0)).toMatchObject([{ decision: 'sent' }]);
	});

	it('take over what people chose from the file, as the docs say', async () => {
		const inFile = { postgres: undefined };
		const set = (subject: object, frequency: string) =>
			world.run('slackPreferences', {
				parameters: { operation: 'set', scope: 'everything', frequency, ...subject },
				...inFile,
			});
		await set({ subject: 'workspace' }, 'daily');
		await set({ subject: 'member', email: 'ana@example.com' }, 'weekly');
		const parameters = { operation: 'getMany', of: 'everybody', returnAll: true };
		const list = async (rest: object = {}) =>
			jsonOf(await world.run('slackPreferences', { parameters, ...rest }), 0);
		const chosen = await list(inFile);
		expect(chosen).toHaveLength(2);
		expect(await list()).toEqual([]);
		await world.run('slackPreferences', {
			parameters: {
				operation: 'import',
				importFrom: 'document',
				preferences: JSON.stringify(chosen),
			},
		});
		expect(await list()).toEqual(chosen);
	});

	it('keep no password and no token, and show none', async () => {
		const ran = [await notify(tasks), await digest('sendDue'), await digest('why', byEmail('ana'))];
		const schema = String(world.postgres?.schema);
		const tables = await server.ask(
			`select tablename as name from pg_tables where schemaname = '${schema}'`,
		);
		const kept = [];
		for (const { name } of tables)
			kept.push(await server.ask(`select row::text from "${schema}"."${String(name)}" row`));
		for (const written of [JSON.stringify(ran), JSON.stringify(kept)]) {
			expect(written).toContain('Call Bob');
			expect(written).not.toContain(world.postgres?.password);
			expect(written).not.toContain(world.slack.token);
		}
	});
});

describe('a store in PostgreSQL that can’t be used', () => {
	it.each([
		[
			'whose password is wrong',
			{ password: 'wr0ng' },
			'does not take this user and password',
			'user and password',
		],
		[
			'whose database is not there',
			{ database: 'nowhere' },
			'has no such database',
			'the database',
		],
		['whose port is none', { port: 'five' }, 'credential’s “Port” is no number', 'from 1 to 65535'],
	])(
		'%s stops the node with what to do, and never becomes a file',
		async (_, wrong, says, hint) => {
			world.environment = inRegularMode;
			const password = String(world.postgres?.password);
			world.postgres = { ...world.postgres, ...wrong };
			const ran = await notify(tasks);
			expect(ran.error).toMatchObject({ name: 'NodeOperationError' });
			expect(ran.error?.message).toContain(says);
			expect(ran.error?.description).toContain(hint);
			expect(ran.error?.whole).not.toContain(password);
			expect(ran.error?.whole).not.toContain('wr0ng');
			expect(world.slack.requests).toEqual([]);
			expect(existsSync(`${world.n8n.folder}/.n8n/slack-notify`)).toBe(false);

			const { error } = await world.search('slackMapMembers', 'searchMembers');
			expect(error?.message.replaceAll('\u2011', '-')).toContain(says);
			expect(error?.description).toContain(hint);
			expect(error?.whole).not.toContain(password);
		},
	);

	it('because its server is away stops the node before Slack hears of anything, and goes on afterwards', async () => {
		await notify([tasks[0]!]);
		await server.halt();
		try {
			const ran = await notify([tasks[1]!]);
			expect(ran.error?.message).toContain('can not be reached');
			expect(ran.error?.description).toContain('Nothing was changed');
			expect(ran.error?.whole).not.toContain(String(world.postgres?.password));
			expect(texts()).toHaveLength(1);
		} finally {
			await server.goOn();
		}
		expect(jsonOf(await notify([tasks[1]!]), 0)).toMatchObject([{ decision: 'sent' }]);
	}, 120_000);
});

describe('the nodes without the Postgres credential', () => {
	beforeEach(() => {
		world.postgres = undefined;
	});

	it('keep their store in a file, as ever', async () => {
		const schemas = () => server.ask(`select nspname from pg_namespace`);
		const before = await schemas();
		expect(jsonOf(await notify(tasks), 0)).toHaveLength(2);
		expect(isThereAFile()).toBe(true);
		expect(await schemas()).toEqual(before);
	});

	it('stop in queue mode, and say which credential each of them needs', async () => {
		world.environment = inQueueMode;
		const ran = await notify(tasks);
		expect(ran.error?.message).toContain('queue mode');
		expect(ran.error?.description).toContain(
			'select the same Slack Notify Postgres API credential in each Slack Notify node',
		);
		expect(world.slack.requests).toEqual([]);
		const { error } = await world.search('slackMapMembers', 'searchMembers');
		expect(error?.message).toContain('queue mode');
		expect(error?.description).toContain('Slack Notify Postgres API');
	});

	it('stop where all stores are in PostgreSQL, so that none splits it by mistake', async () => {
		world.environment = allInPostgres;
		const ran = await notify(tasks);
		expect(ran.error?.message).toContain('has no Slack Notify Postgres API credential');
		expect(ran.error?.description).toContain('select the same');
		expect(existsSync(`${world.n8n.folder}/postgres`)).toBe(false);
	});

	it('hint at the split where another node kept the workspace in PostgreSQL', async () => {
		const own = await startN8nCore();
		try {
			const { credentials, environment } = world;
			const run = { items: [{}], credentials, environment };
			const inFile: Run = { ...run, node: 'slackDigest' };
			const warnings = async (request: Run) =>
				(await own.run(request)).hints
					.filter(({ type }) => type === 'warning')
					.map(({ message }) => message);
			expect(await warnings(inFile)).toEqual([]);
			const postgres = credentialOf(server.settings());
			expect(await warnings({ ...inFile, postgres })).toEqual([]);
			expect(await warnings(inFile)).toEqual([expect.stringContaining('may be told twice')]);
		} finally {
			await own.close();
		}
	});
});
