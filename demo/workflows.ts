// Answers: how does an example workflow come to run in n8n?
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { ImportedWorkflow, N8nApi } from './n8nApi.ts';

export interface ExampleNode {
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
}

export interface ExampleWorkflow {
	name: string;
	nodes: ExampleNode[];
	connections: Record<string, { main: ({ node: string }[] | null)[] }>;
	settings?: Record<string, unknown>;
}

/** What the examples' nodes are called by in n8n. */
export const ourNodes = 'n8n-nodes-slack-notify.';

export function readExample(file: string | URL): ExampleWorkflow {
	return JSON.parse(readFileSync(file, 'utf8')) as ExampleWorkflow;
}

/** The examples name no credential; a person chooses it in the editor, and so do we. */
export function withCredential(
	workflow: ExampleWorkflow,
	type: string,
	credential: { id: string; name: string },
): ExampleWorkflow {
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.type.startsWith(ourNodes) ? { ...node, credentials: { [type]: credential } } : node,
		),
	};
}

/** What a person fills into a node of an example, such as the address of their own system. */
export function withParameters(
	workflow: ExampleWorkflow,
	name: string,
	parameters: Record<string, unknown>,
): ExampleWorkflow {
	if (!workflow.nodes.some((node) => node.name === name)) {
		throw new Error(`"${workflow.name}" has no node "${name}"`);
	}
	return {
		...workflow,
		nodes: workflow.nodes.map((node) =>
			node.name === name ? { ...node, parameters: { ...node.parameters, ...parameters } } : node,
		),
	};
}

export async function importWorkflow(
	api: N8nApi,
	workflow: ExampleWorkflow,
): Promise<ImportedWorkflow> {
	return api.post<ImportedWorkflow>('/rest/workflows', { ...workflow, active: false });
}

/** Activates a workflow; its webhooks are registered a little after n8n's answer, so they are asked for. */
export async function activateWorkflow(
	api: N8nApi,
	workflow: ImportedWorkflow,
	webhookPaths: readonly string[],
): Promise<void> {
	await api.post(`/rest/workflows/${workflow.id}/activate`, { versionId: workflow.versionId });
	for (const path of webhookPaths) {
		const until = Date.now() + 30_000;
		while (!(await isRegistered(api.url, path))) {
			if (Date.now() > until) throw new Error(`n8n never registered the webhook ${path}`);
			await wait(200);
		}
	}
}

/** n8n names the methods of a path to a browser that asks before it posts; unknown paths have none. */
async function isRegistered(url: string, path: string): Promise<boolean> {
	const response = await fetch(`${url}/webhook/${path}`, {
		method: 'OPTIONS',
		headers: { origin: url },
	});
	return (response.headers.get('access-control-allow-methods') ?? '').includes('POST');
}

export function webhookPaths(workflow: ExampleWorkflow): string[] {
	return workflow.nodes
		.filter((node) => node.type === 'n8n-nodes-base.webhook')
		.map((node) => String(node.parameters['path']));
}

export async function postToWebhook(api: N8nApi, path: string, body?: unknown): Promise<void> {
	await post(api, path, body);
}

/** For a webhook that answers with the items of its last node. */
export async function askWebhook<T>(api: N8nApi, path: string, body?: unknown): Promise<T[]> {
	const answer = await (await post(api, path, body)).text();
	try {
		return [JSON.parse(answer)].flat() as T[];
	} catch {
		throw new Error(`The webhook ${path} did not answer with items: ${answer.slice(0, 1000)}`);
	}
}

async function post(api: N8nApi, path: string, body: unknown): Promise<Response> {
	const response = await fetch(`${api.url}/webhook/${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: body === undefined ? undefined : JSON.stringify(body),
	});
	if (response.ok) return response;
	throw new Error(`The webhook ${path} answered ${response.status}: ${await response.text()}`);
}
