// Answers: which operation was chosen?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readOperation } from '../shared/parameters/readOperation';
import { preview } from './preview';
import { retry } from './retry';
import { sendDue } from './sendDue';
import { sendNow } from './sendNow';
import { why } from './why';
import { withdraw } from './withdraw';

const operations = { preview, retry, sendDue, sendNow, why, withdraw };

export async function runOperation(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await readOperation(context, operations, 'sendDue')(context);
}
