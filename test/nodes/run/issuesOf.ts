// Answers: would n8n publish a workflow with this node?
import { NodeHelpers } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import type { N8nCore } from './startN8nCore';

/** What keeps n8n from publishing a workflow with the node; null where nothing does. */
export async function issuesOf(n8n: Pick<N8nCore, 'describe'>, name: string, parameters: object) {
	const description = await n8n.describe(name);
	const node: INode = {
		id: '1',
		name: 'Slack',
		type: description.name,
		typeVersion: 1,
		position: [0, 0],
		parameters: NodeHelpers.getNodeParameters(
			description.properties,
			parameters as INode['parameters'],
			true,
			false,
			null,
			description,
		) as INode['parameters'],
	};
	return NodeHelpers.getNodeParametersIssues(description.properties, node, description);
}
