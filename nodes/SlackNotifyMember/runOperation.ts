// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { notifyItems } from '../shared/notify/notifyItems';
import { readOperation } from '../shared/parameters/readOperation';
import { sendTest } from '../shared/sendTest/sendTest';
import { readMemberTarget } from './readMemberTarget';
import { readTestTarget } from './readTestTarget';

const operations = {
	notify: (context: IExecuteFunctions) => notifyItems(context, readMemberTarget),
	sendTest: (context: IExecuteFunctions) => sendTest(context, readTestTarget),
};

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await readOperation(context, operations, 'notify')(context);
}
