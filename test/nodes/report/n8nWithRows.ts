// Answers: what does the report operation see of n8n, for given parameters and items?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import {
	readParameters,
	type ReadParameter,
} from '../../../nodes/shared/parameters/readParameters';
import { n8nHolding } from '../files/binaries';

export interface Handed {
	context: IExecuteFunctions;
	read: ReadParameter;
}

/** Parameters hold no expressions. */
export function n8nWithRows(
	items: INodeExecutionData[],
	parameters: Record<string, unknown> = {},
	settings: Parameters<typeof n8nHolding>[1] = {},
): Handed {
	const context = {
		...n8nHolding(items, settings).context,
		getNode: () => ({ name: 'Slack', parameters }),
		getWorkflow: () => ({ id: 'w1', name: 'Pipeline' }),
		getExecutionId: () => '42',
		getContext: () => ({}),
		getInstanceBaseUrl: () => '',
		evaluateExpression: () => 0,
	} as unknown as IExecuteFunctions;
	return { context, read: readParameters(context) };
}

export const rows = (...jsons: object[]): INodeExecutionData[] =>
	jsons.map((json) => ({ json: json as INodeExecutionData['json'] }));
