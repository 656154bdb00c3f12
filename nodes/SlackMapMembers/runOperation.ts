// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readOperation } from '../shared/parameters/readOperation';
import { connect } from './connect';
import { disconnect } from './disconnect';
import { forget } from './forget';
import { getMany } from './getMany';
import { refreshDirectory } from './refreshDirectory';
import { sync } from './sync';

const operations = { connect, disconnect, forget, getMany, refreshDirectory, sync };

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await readOperation(context, operations, 'sync')(context);
}
