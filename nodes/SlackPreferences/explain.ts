// Answers: what would happen to an event for each item's member or channel now, and which rule says so?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readFlag } from '../shared/parameters/readFlag';
import { readParameters } from '../shared/parameters/readParameters';
import { readPicked } from '../shared/parameters/readPicked';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { readRecipient } from './readSubject';
import { showExplained } from './showExplained';

const othersSay = 'The other items were explained';

export async function explain(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const questions = readEach(context, answers, (itemIndex) => ({
			subject: readRecipient(read, itemIndex),
			type: readPicked(read, 'type', itemIndex),
			urgent: readFlag(read('urgent', itemIndex), 'Urgent'),
		}));
		await inTurn(context, answers, questions, async (engine, question) => ({
			output: 0,
			json: showExplained(await engine.explain(question)),
		}));
	});
}
