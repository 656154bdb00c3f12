// Answers: what of that which each input item names is not told any more?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { findToldAt } from './findToldAt';
import { readRecipient } from './readRecipient';
import { readWhich } from './readWhich';
import { showWithdrawn } from './showWithdrawn';

const othersSay = 'What the other items name was withdrawn';

export async function withdraw(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const wishes = readEach(context, answers, (itemIndex) => ({
			recipient: readRecipient(read, itemIndex),
			...readWhich({ read, context }, itemIndex, ''),
		}));
		await inTurn(context, answers, wishes, async (engine, which) => {
			const answer = await engine.withdraw(which);
			const toldAt = answer.told > 0 ? await findToldAt(engine, which) : undefined;
			return {
				output: 0,
				json: showWithdrawn(answer, { toldAt, ofOne: which.recipient !== undefined }),
			};
		});
	});
}
