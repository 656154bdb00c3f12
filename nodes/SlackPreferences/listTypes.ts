// Answers: which notification types are there, and which were used without being declared?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { readMost } from '../shared/parameters/readMost';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { showType } from './showType';

/** Runs once, whatever the number of items. */
export async function listTypes(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const most = readMost(readParameters(context));
		const types = await withEngine(context, (engine) => engine.listTypes());
		return [types.slice(0, most).map(showType)];
	});
}
