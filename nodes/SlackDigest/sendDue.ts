// Answers: what went out in this run, what could not, and what waits still?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { readParameters } from '../shared/parameters/readParameters';
import { answerWithReport } from './answerWithReport';
import { readKeeping, readSending } from './readSending';

export async function sendDue(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerWithReport(context, 'Nothing was due.', async () => {
		const read = readParameters(context);
		const wishes = { ...readSending(read), ...readKeeping(read) };
		return await withEngine(context, (engine) => engine.sendDue(wishes));
	});
}
