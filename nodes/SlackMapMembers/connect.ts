// Answers: which Slack user is each input item's member from now on, by hand?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { readMember } from '../shared/parameters/readMember';
import { readParameters } from '../shared/parameters/readParameters';
import { readSlackUser } from '../shared/parameters/readSlackUser';
import { answerItems } from '../shared/results/answerItems';
import { inTurn } from '../shared/results/inTurn';
import { readEach } from '../shared/results/readEach';
import { outputs, showMapped } from './showMapped';

const othersSay = 'The members of the other items were connected';

export async function connect(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 2, othersSay }, async (answers) => {
		const wishes = readEach(context, answers, (itemIndex) => ({
			member: readMember(read, itemIndex),
			slackUser: readSlackUser(read, itemIndex),
			byWhom: read('connectedBy', itemIndex),
		}));
		await inTurn(context, answers, wishes, async (engine, { member, slackUser, byWhom }) => {
			const mapped = await engine.connectMember(member, slackUser, { byWhom });
			return { output: outputs[mapped.outcome], json: showMapped(mapped) };
		});
	});
}
