// Answers: after every operation of every node, with a Slack that repeats what it was sent, can a secret be read anywhere?
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PostgresSettings } from '../../../src/index';
import { credentialOf } from '../../nodes/run/inPostgres';
import type { Run } from '../../nodes/run/startN8nCore';
import { inN8n } from '../../nodes/run/world';
import { noteFigures } from '../../support/noteFigures';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import { faults } from '../../support/strictSlack/faults';
import { person } from '../../support/strictSlack/people';
import { startStrictSlack } from '../../support/strictSlack/startStrictSlack';
import { client } from '../../support/strictSlack/tokens';
import { channel } from '../../support/strictSlack/workspace';
import { changingFault, echoes, methods } from './echoes';
import { marks, operations, refused, searches, type Operation } from './operations';
import { createRecorder, leaksIn, type Produced } from './recording';
import { secrets } from './secrets';

const recorder = createRecorder();
const world = inN8n(recorder.recording);
const timeout = 10 * 60_000;
let [rounds, runs, passedMs] = [0, 0, 0];

beforeEach(() => {
	world.credentials.signingSecret = secrets['the signing secret'];
});
afterEach(() => {
	const paths = world.slack.requests.map(({ path }) => path);
	recorder.keep('the paths of all requests', paths);
	// What goes wrong on purpose asks for what is not documented.
	world.slack.excuseFaults();
});
afterAll(() => recorder.remove());

/** What the nodes do when all is well, one after the other. Gives what ended with an error. */
async function runAll(more: Partial<Run> = {}): Promise<string[]> {
	const failed: string[] = [];
	for (const operation of operations(`round ${++rounds}`, 30)) {
		failed.push(...(await runOne(operation, more)));
	}
	await searchAll(more);
	return failed;
}

/** The same all at once, because each waits for answers that don't come. */
async function tryAll(more: Partial<Run> = {}): Promise<string[]> {
	const running = operations(`round ${++rounds}`, 1).map((operation) => runOne(operation, more));
	const [failed] = await Promise.all([Promise.all(running), searchAll(more)]);
	return failed.flat();
}

async function runOne({ node, ...operation }: Operation, more: Partial<Run> = {}) {
	// Nobody waits for the pace of a conversation.
	await world.n8n.pass((passedMs += 10_000));
	const onError = ++runs % 2 === 0 ? 'continueErrorOutput' : 'stopWorkflow';
	const run = { settings: { onError }, executionId: String(runs), ...operation, ...more };
	const ran = await world.run(node, run);
	recorder.keep('what the runs gave', ran);
	const { operation: name } = operation.parameters;
	return ran.error ? [`${node} ${String(name)}: ${ran.error.message}`] : [];
}

async function searchAll(more: Partial<Run>): Promise<void> {
	const asked = { filter: 'o', ...more };
	const found = searches.map(([node, method]) => world.search(node, method, asked));
	recorder.keep('what the lists showed', await Promise.all(found));
}

const leaks = () => leaksIn(recorder.produced(world.n8n.folder));

describe('with a token that was pasted, no secret can be read anywhere', { timeout }, () => {
	it('after all went well, though everything else was kept', async () => {
		expect(await runAll()).toEqual([]);
		expect(leaks()).toEqual([]);
		const { authorization } = world.slack.requests[0]!.headers;
		expect(authorization).toBe(`Bearer ${secrets['the bot token']}`);
		const produced = recorder.produced(world.n8n.folder);
		const holding = produced.filter(({ bytes }) => bytes.includes(marks.title));
		const places = holding.map(({ where }) => where.replace(/^\d+-/, ''));
		for (const place of ['executions.txt', 'store-1.sqlite', 'store-1.sqlite-wal'])
			expect(places).toContain(place);
		expect(recorder.read('requests.txt')).toContain('/api/chat.postMessage');
	});

	it('after every answer was replaced by what repeats the token', async () => {
		const { fault, turn } = changingFault();
		for (const method of methods) world.slack.fail(method, fault, 100_000);
		await runAll();
		for (const [name, echo] of Object.entries(echoes)) {
			turn(echo);
			expect((await tryAll()).length, name).toBeGreaterThan(0);
			expect(leaks(), name).toEqual([]);
		}
	});

	it.each([
		['that no header can carry', { accessToken: `${secrets['the bot token']}\nX: é` }],
		['where nobody listens', { baseUrl: 'http://127.0.0.1:9' }],
	])('after runs with one %s', async (_, wrong) => {
		Object.assign(world.credentials, wrong);
		expect((await tryAll()).length).toBeGreaterThan(0);
		expect(leaks()).toEqual([]);
	});
});

describe('with an account that was connected, no secret can be read anywhere', { timeout }, () => {
	let keptIn: string;
	beforeEach(async () => {
		await world.slack.close();
		const users = ['ana', 'ben', 'gus'].map((name) => person(name));
		const token = `${secrets['an OAuth token']}0`;
		const channels = [channel('ops')];
		world.slack = await startStrictSlack({ users, channels, rotation: {}, token });
		const { url } = world.slack;
		world.credentials = {
			...client,
			baseUrl: url,
			timeZone: 'UTC',
			defaultChannel: '#ops',
			grantType: 'authorizationCode',
			authentication: 'body',
			accessTokenUrl: `${url}/api/oauth.v2.access`,
			oauthTokenData: { ok: true, ...world.slack.tokens.granted() },
			signingSecret: secrets['the signing secret'],
		};
		keptIn = join(world.n8n.folder, `credential-${++rounds}.json`);
		writeFileSync(keptIn, JSON.stringify(world.credentials));
	});

	it('after its token was renewed', async () => {
		world.slack.tokens.expire();
		expect(await runAll({ keptIn })).toEqual([]);
		expect(world.slack.requestsOf('oauth.v2.access')).toHaveLength(1);
		expect(leaks()).toEqual([]);
	});

	it('after Slack gave no new token, and said every secret instead', async () => {
		const { fault, turn } = changingFault();
		world.slack.fail('oauth.v2.access', fault, 100_000);
		await runAll({ keptIn });
		world.slack.tokens.expire();
		const told = Object.values(secrets).join(' ');
		const refusals = [
			faults.refusal(told),
			faults.text(`<html>${told}</html>`),
			faults.http(502),
			faults.reset(),
			faults.refusal('invalid_refresh_token', { told }),
		];
		for (const refusal of refusals) {
			turn(refusal);
			expect((await tryAll({ keptIn })).length).toBeGreaterThan(0);
			expect(leaks()).toEqual([]);
		}
	});
});

describe('with a store in PostgreSQL, no secret can be read anywhere', { timeout }, () => {
	let server: RunningPostgres;
	beforeAll(async () => {
		server = await startPostgres();
		const password = secrets['the database password'].replaceAll("'", "''");
		await server.ask(`create role scan superuser login password '${password}'`);
	});
	afterAll(() => server?.stop());

	const own = { user: 'scan', password: secrets['the database password'] };
	const select = (but: Partial<PostgresSettings> = {}) => {
		world.postgres = credentialOf(server.settings({ ...own, ...but }));
	};

	it('after all went well, the rows of the database included', async () => {
		select();
		expect(await runAll()).toEqual([]);
		const rows = await rowsOf(server, String(world.postgres?.schema));
		expect(JSON.stringify(rows)).toContain(marks.title);
		recorder.keep('the database', rows);
		expect(leaks()).toEqual([]);
	});

	it.each<[string, Partial<PostgresSettings>]>([
		['does not take the password', { user: 'postgres' }],
		['is not there', { port: 9 }],
		['nobody knows', { host: 'nowhere.invalid' }],
		['has no TLS', { tls: { mode: 'require' } }],
		['has no such database', { database: 'nowhere' }],
		['does not know the user', { user: 'nobody' }],
	])('after runs with a server that %s', async (_, wrong) => {
		select(wrong);
		expect((await tryAll()).length).toBeGreaterThan(0);
		expect(leaks()).toEqual([]);
	});
});

describe('n8n’s log', () => {
	it('has no text of a message and no e-mail in it above the level debug, whatever was refused', async () => {
		await runAll();
		for (const operation of refused) {
			const run = { ...operation, settings: { onError: 'stopWorkflow' } };
			const [error] = await runOne(run);
			expect(error, JSON.stringify(operation.parameters)).toBeDefined();
		}
		const log = recorder.read('log.txt');
		expect(log).toContain('Slack Notify: email_malformed');
		for (const mark of Object.values(marks)) expect(log).not.toContain(mark);
		expect(log).not.toMatch(/\w@(?:example\.com|scan\.example)/);
		noteFigures('leaks', {
			runs,
			'bytes looked through': sizeOf(recorder.produced(world.n8n.folder)),
			secrets: Object.keys(secrets).length,
			found: 0,
		});
	});
});

const sizeOf = (produced: readonly Produced[]) =>
	produced.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Every row of every table, as text. */
async function rowsOf(server: RunningPostgres, schema: string): Promise<unknown[]> {
	const tables = await server.ask(
		`select table_name as name from information_schema.tables where table_schema = '${schema}'`,
	);
	const rows: unknown[] = [];
	for (const { name } of tables) {
		rows.push(await server.ask(`select whole::text from "${schema}"."${String(name)}" as whole`));
	}
	return rows;
}
