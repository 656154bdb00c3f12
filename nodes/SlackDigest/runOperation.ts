// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readChoice } from '../shared/parameters/readChoice';
import { nodeError } from '../shared/results/nodeError';
import { preview } from './preview';
import { retry } from './retry';
import { sendDue } from './sendDue';
import { sendNow } from './sendNow';
import { why } from './why';
import { withdraw } from './withdraw';

const operations = { preview, retry, sendDue, sendNow, why, withdraw };

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await chosenOperation(context)(context);
}

/** Not for an expression to choose: the node's outputs depend on it. */
function chosenOperation(context: IExecuteFunctions) {
	try {
		const { operation = 'sendDue' } = context.getNode().parameters;
		return readChoice(operation, operations, 'Operation');
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
