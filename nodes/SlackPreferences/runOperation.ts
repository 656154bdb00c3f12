// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readOperation } from '../shared/parameters/readOperation';
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
	return await readOperation(context, operations, 'set')(context);
}
