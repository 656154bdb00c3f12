// Answers: how do the workflows of the cluster come to run, with its credentials in each of our nodes?
import { createCredential, type N8nApi } from '../demo/n8nApi.ts';
import {
	activateWorkflow,
	askWebhook,
	importWorkflow,
	ourNodes,
	webhookPaths,
	type ExampleWorkflow,
} from '../demo/workflows.ts';
import { clusterWorkflows, typesPath } from './workflows.ts';

type Chosen = Record<string, { id: string; name: string }>;

/** `credentials`: what is filled in, by the credential's type. */
export async function putToWork(
	api: N8nApi,
	upstreamUrl: string,
	credentials: Readonly<Record<string, Record<string, unknown>>>,
): Promise<void> {
	const chosen: Chosen = {};
	for (const [type, data] of Object.entries(credentials)) {
		const name = `Cluster: ${type}`;
		chosen[type] = { id: await createCredential(api, { name, type, data }), name };
	}
	for (const workflow of clusterWorkflows(upstreamUrl)) {
		const imported = await importWorkflow(api, withCredentials(workflow, chosen));
		const paths = webhookPaths(workflow);
		await activateWorkflow(api, imported, paths);
		// Before anything is handed in that is of one of them.
		if (paths.includes(typesPath)) await askWebhook(api, typesPath);
	}
}

function withCredentials(workflow: ExampleWorkflow, credentials: Chosen): ExampleWorkflow {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith(ourNodes) ? { ...node, credentials } : node,
	);
	return { ...workflow, nodes };
}
