// Answers: whose mapping is taken away by hand, and may the next look make it again?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readFlag } from '../shared/parameters/readFlag';
import { readMember } from '../shared/parameters/readMember';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { showMapped } from './showMapped';

const othersSay = 'The members of the other items were disconnected';

export async function disconnect(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const wishes = readEach(context, answers, (itemIndex) => ({
			member: readMember(read, itemIndex),
			byWhom: read('options.disconnectedBy', itemIndex),
			mapAgain: readFlag(read('options.mapAgain', itemIndex), 'Map Again Automatically'),
		}));
		await inTurn(context, answers, wishes, async (engine, { member, ...wish }) => ({
			output: 0,
			json: showMapped(await engine.disconnectMember(member, wish)),
		}));
	});
}
