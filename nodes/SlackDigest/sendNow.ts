// Answers: what went out at once that would have waited?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { readParameters } from '../shared/parameters/readParameters';
import { answerWithReport } from './answerWithReport';
import { hintAtOtherItems } from '../shared/results/hintAtOtherItems';
import { readRecipient } from './readRecipient';
import { readSending } from './readSending';
import { readWhich } from './readWhich';

export async function sendNow(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerWithReport(context, 'Nothing that fits was queued.', async () => {
		const read = readParameters(context);
		const recipient = readRecipient(read, 0);
		const question = { ...readWhich({ read, context }, 0, 'filters.'), ...readSending(read) };
		hintAtOtherItems(context);
		return await withEngine(context, async (engine) => engine.sendNow({ ...question, recipient }));
	});
}
