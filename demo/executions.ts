// Answers: what did the workflows do with the items, as n8n wrote it down?
import { setTimeout as wait } from 'node:timers/promises';
import { parse } from 'flatted';
import type { N8nApi } from './n8nApi.ts';
import { DemoProblem } from './problem.ts';

export interface Execution {
	id: string;
	startedAt: number;
	status: string;
	/** Node name → its runs, each with its outputs, each with its items. */
	runs: Record<string, NodeRun[]>;
	error?: string;
}

export interface NodeRun {
	outputs: Record<string, unknown>[][];
}

interface Listed {
	id: string;
	status: string;
	startedAt: string;
}

interface RunData {
	resultData: {
		runData?: Record<string, { data?: { main?: ({ json: object }[] | null)[] } }[]>;
		error?: { message: string; description?: string; node?: { name: string } };
	};
}

const over = new Set(['success', 'error', 'crashed', 'canceled']);

/** Executions of a workflow, the earliest first. */
export async function listExecutions(api: N8nApi, workflowId: string): Promise<Listed[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const found: Listed[] = [];
	for (let last = ''; ;) {
		const page = await api.get<{ results: Listed[] }>(
			`/rest/executions?filter=${filter}&limit=100${last && `&lastId=${last}`}`,
		);
		found.push(...page.results);
		if (page.results.length < 100) break;
		last = page.results.at(-1)?.id ?? '';
	}
	return found.sort((a, b) => Number(a.id) - Number(b.id));
}

export async function readExecution(api: N8nApi, id: string): Promise<Execution> {
	const { status, startedAt, data } = await api.get<Listed & { data: string }>(
		`/rest/executions/${id}`,
	);
	// n8n keeps the data of a run in this format, as it may refer to itself.
	const { resultData } = parse(data) as RunData;
	const runs = Object.entries(resultData.runData ?? {}).map(([node, all]): [string, NodeRun[]] => [
		node,
		all.map((run) => ({
			outputs: (run.data?.main ?? []).map((items) =>
				(items ?? []).map((item) => item.json as Record<string, unknown>),
			),
		})),
	]);
	const { error } = resultData;
	return {
		id,
		startedAt: Date.parse(startedAt),
		status,
		runs: Object.fromEntries(runs),
		error:
			error && `${error.node?.name ?? 'n8n'}: ${error.message} ${error.description ?? ''}`.trim(),
	};
}

/** All executions of a workflow that are over, the earliest first. Throws where one failed. */
export async function readExecutions(
	api: N8nApi,
	workflowId: string,
): Promise<{ finished: Execution[]; running: number }> {
	const listed = await listExecutions(api, workflowId);
	const ended = listed.filter(({ status }) => over.has(status));
	const finished: Execution[] = [];
	for (const { id, status } of ended) {
		const execution = read.get(`${api.url} ${id}`) ?? (await readExecution(api, id));
		if (execution.error || status !== 'success') {
			throw new Error(`Execution ${id} ended as ${status}. ${execution.error ?? ''}`);
		}
		read.set(`${api.url} ${id}`, execution);
		finished.push(execution);
	}
	return { finished, running: listed.length - ended.length };
}

/** What is over does not change any more. */
const read = new Map<string, Execution>();

/** Waits until a workflow has `count` finished executions that ran the node. */
export async function waitForRuns(
	api: N8nApi,
	workflowId: string,
	node: string,
	count: number,
	signal: AbortSignal,
	patienceMs = 10 * 60_000,
): Promise<Execution[]> {
	for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt;) {
		const { finished } = await readExecutions(api, workflowId);
		const ran = finished.filter(({ runs }) => node in runs);
		if (ran.length >= count) return ran;
		await wait(500, undefined, { signal });
	}
	throw new DemoProblem(
		'run_never_ended',
		`"${node}" did not run to its end within ${Math.round(patienceMs / 60_000)} minutes.`,
		'Start the demo again without --once, and look at the executions in n8n’s editor while it waits.',
	);
}
