// Answers: what was erased of each input item's member?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { readMember } from '../shared/parameters/readMember';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { readEach } from '../shared/results/readEach';
import { hintAtTraces } from './hintAtTraces';
import { showForgotten } from './showMapped';

const othersSay = 'The members of the other items were forgotten';

export async function forget(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const members = readEach(context, answers, (itemIndex) => readMember(read, itemIndex));
		if (members.length === 0) return;
		const forgotten = await withEngine(context, (engine) =>
			engine.forgetMembers(members.map(({ value }) => value)),
		);
		for (const [index, { itemIndex }] of members.entries()) {
			const answer = forgotten[index];
			if (answer === undefined) continue;
			if (answer.outcome === 'error') answers.refuse(itemIndex, answer.error);
			else answers.leave(itemIndex, 0, showForgotten(answer));
		}
		const isLeft = forgotten.some((each) => each.outcome === 'forgotten' && each.tracesLeft);
		if (isLeft) hintAtTraces(context);
	});
}
