// Answers: by which outputs do the operations of both Notify nodes leave?
import type { INodeTypeDescription } from 'n8n-workflow';

/** n8n works it out for each node: a test waits for nothing, and nobody turns it off. */
export const outputsOfOperation: INodeTypeDescription['outputs'] = `={{
	$parameter["operation"] === "sendTest"
		? [{ type: "main", displayName: "Sent" }]
		: [{ type: "main", displayName: "Sent" }, { type: "main", displayName: "Queued" }, { type: "main", displayName: "Skipped" }]
}}`;
