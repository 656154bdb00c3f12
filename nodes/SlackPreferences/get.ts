// Answers: what did each item's subject choose, and what follows from it?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { readSubject } from './readSubject';
import { showPreferences } from './showPreferences';

const othersSay = 'The preferences of the other items were read';

export async function get(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const subjects = readEach(context, answers, (itemIndex) => readSubject(read, itemIndex));
		await inTurn(context, answers, subjects, async (engine, subject) => ({
			output: 0,
			json: showPreferences(await engine.getPreferences(subject)),
		}));
	});
}
