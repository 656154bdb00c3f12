// Answers: how does a test run a whole workflow in n8n, have it fail, and have n8n retry it?
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { ensureN8n } from '../../../demo/host';
import { person } from '../../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../../support/strictSlack/startStrictSlack';

const installMs = 30 * 60_000;

export interface Execution {
	executionId: string;
	/** Which process of n8n runs it, from 0; all of them share the store. */
	worker?: number;
	/** How often the node after ours fails. */
	fails?: number;
	/** Of our node and of the one after it, as in `retryOnFail`. */
	settings?: object;
	after?: object;
	parameters?: object;
}

export interface Ended {
	status: string;
	tries: Record<string, number>;
	error?: string;
}

export interface WorkflowWorld {
	slack: StrictSlack;
	run(items: readonly object[], execution: Execution): Promise<Ended>;
	/** By n8n's own code. `loadWorkflow`: with the workflow as it is now. */
	retry(of: string, execution: Execution & { loadWorkflow?: boolean }): Promise<Ended>;
	/** Our node alone, as from the editor, with what came to it in the execution `of`. */
	step(of: string, items: readonly object[], execution: Execution): Promise<Ended>;
	/** Puts the clocks of all processes this much ahead. */
	pass(ms: number): Promise<void>;
	titles(): string[];
}

export const people = ['ana', 'ben', 'cleo', 'eva', 'finn'];
export const hello = (name: string) => ({
	...{ email: `${name}@example.com`, title: `Hello ${name}`, id: `event-${name}` },
});

const byDefault = {
	...{ email: '={{ $json.email }}', type: 'task.assigned', title: '={{ $json.title }}' },
	eventId: '',
};

/** Slack Notify Member between a trigger and one more node, in n8n's own engine: in so many processes, with one store. */
export function inN8nWithWorkflow(workers = 1): WorkflowWorld {
	const world = {} as WorkflowWorld;
	const folder = mkdtempSync(join(tmpdir(), 'slack-notify-told-once-'));
	const processes: N8nProcess[] = [];
	let [store, stores] = ['', 0];
	beforeAll(async () => {
		cpSync('dist', join(folder, 'package/dist'), { recursive: true });
		cpSync('package.json', join(folder, 'package/package.json'));
		for (let index = 0; index < workers; index++) processes.push(await startProcess(folder));
	}, installMs);
	afterAll(async () => {
		for (const each of processes) await each.close();
		rmSync(folder, { recursive: true, force: true });
	});
	beforeEach(async () => {
		store = join(folder, `store-${++stores}.sqlite`);
		await world.pass(0);
		world.slack = await startStrictSlack({ users: people.map((name) => person(name)) });
	});
	afterEach(() => world.slack?.close());

	const ask = (
		verb: string,
		{ worker = 0, ...request }: { worker?: number; [name: string]: unknown },
	) => processes[worker]!.ask(verb, request, { N8N_SLACK_NOTIFY_STORE: store }) as Promise<Ended>;
	const complete = ({ parameters, ...rest }: Execution) => ({
		node: 'slackNotifyMember',
		parameters: { ...byDefault, ...parameters },
		credentials: { baseUrl: world.slack.url, accessToken: world.slack.token, timeZone: 'UTC' },
		...rest,
	});
	world.run = (items, execution) => ask('run', { items, ...complete(execution) });
	world.retry = (of, execution) => ask('retry', { of, ...complete(execution) });
	world.step = (of, items, execution) => ask('step', { of, items, ...complete(execution) });
	world.pass = async (ms) => {
		for (const each of processes) await each.ask('pass', { ms });
	};
	world.titles = () => world.slack.messages.map(({ text }) => text).sort();
	return world;
}

interface N8nProcess {
	ask(verb: string, request: object, environment?: Record<string, string>): Promise<unknown>;
	close(): Promise<void>;
}

async function startProcess(folder: string): Promise<N8nProcess> {
	const { directory } = await ensureN8n({ onProgress: (line) => console.log(line) });
	const home = mkdtempSync(join(folder, 'n8n-'));
	const modules = ['node_modules/n8n/node_modules', 'node_modules'];
	const script = join(import.meta.dirname, 'toldOnceInN8n.cjs');
	const child = fork(script, [directory, join(folder, 'package')], {
		serialization: 'advanced',
		env: {
			PATH: process.env.PATH,
			...{ HOME: home, N8N_USER_FOLDER: home, N8N_LOG_LEVEL: 'silent' },
			NODE_PATH: modules.map((each) => join(directory, each)).join(':'),
		},
	});
	const ended = once(child, 'exit');
	const waiting = new Map<number, PromiseWithResolvers<unknown>>();
	const answered = (id: number) => {
		const answer = Promise.withResolvers<unknown>();
		waiting.set(id, answer);
		return answer.promise;
	};
	child.on('message', ({ id, answer, error }: { id: number; answer?: unknown; error?: string }) => {
		if (error === undefined) waiting.get(id)?.resolve(answer);
		else waiting.get(id)?.reject(new Error(error));
		waiting.delete(id);
	});
	child.once('exit', (code) => {
		for (const each of waiting.values()) each.reject(new Error(`n8n ended with ${code}`));
	});
	await answered(0);
	let last = 0;
	return {
		ask(verb, request, environment) {
			const answer = answered(++last);
			child.send({ id: last, verb, request, environment });
			return answer;
		},
		async close() {
			child.kill();
			await ended;
		},
	};
}
