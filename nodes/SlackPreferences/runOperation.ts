// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readChoice } from '../shared/parameters/readChoice';
import { nodeError } from '../shared/results/nodeError';
import { defineTypes } from './defineTypes';
import { explain } from './explain';
import { get } from './get';
import { getMany } from './getMany';
import { importPreferences } from './importPreferences';
import { listTypes } from './listTypes';
import { reset } from './reset';
import { set } from './set';

const operations = {
	defineTypes,
	explain,
	get,
	getMany,
	import: importPreferences,
	listTypes,
	reset,
	set,
};

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await chosenOperation(context)(context);
}

/** Not for an expression to choose: what an operation asks for depends on it. */
function chosenOperation(context: IExecuteFunctions) {
	try {
		const { operation = 'set' } = context.getNode().parameters;
		return readChoice(operation, operations, 'Operation');
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
