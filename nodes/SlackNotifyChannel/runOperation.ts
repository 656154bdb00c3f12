// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { notifyItems } from '../shared/notify/notifyItems';
import { readOperation } from '../shared/parameters/readOperation';
import { sendTest } from '../shared/sendTest/sendTest';
import { readChannelTarget } from './readChannelTarget';
import { runReport } from './report/runReport';

const operations = {
	notify: (context: IExecuteFunctions) => notifyItems(context, readChannelTarget),
	report: runReport,
	sendTest: (context: IExecuteFunctions) => sendTest(context, readChannelTarget),
};

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await readOperation(context, operations, 'notify')(context);
}
