// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readChoice } from '../shared/parameters/readChoice';
import { nodeError } from '../shared/results/nodeError';
import { connect } from './connect';
import { disconnect } from './disconnect';
import { forget } from './forget';
import { getMany } from './getMany';
import { refreshDirectory } from './refreshDirectory';
import { sync } from './sync';

const operations = { connect, disconnect, forget, getMany, refreshDirectory, sync };

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await chosenOperation(context)(context);
}

/** Not for an expression to choose: the node's outputs depend on it. */
function chosenOperation(context: IExecuteFunctions) {
	try {
		const { operation = 'sync' } = context.getNode().parameters;
		return readChoice(operation, operations, 'Operation');
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
