// Answers: which Slack user is each input item, and who needs a person's attention?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { MappedMember } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { readEach } from '../shared/results/readEach';
import { withoutGaps } from '../shared/results/withoutGaps';

type Mapped = Exclude<MappedMember, { outcome: 'error' }>;

const outputOf: Record<Mapped['outcome'], number> = { connected: 0, needs_attention: 1 };
const othersSay = 'The other members were mapped';

export async function sync(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 2, othersSay }, async (answers) => {
		const members = readEach(context, answers, (itemIndex) => ({
			email: read('email', itemIndex),
			memberId: read('memberId', itemIndex),
			name: read('name', itemIndex),
		}));
		const mapped = await withEngine(context, {}, (engine) =>
			engine.mapMembers(members.map(({ value }) => value)),
		);
		for (const [index, { itemIndex }] of members.entries()) {
			const result = mapped[index];
			if (result === undefined) continue;
			if (result.outcome === 'error') answers.refuse(itemIndex, result.error);
			else answers.leave(itemIndex, outputOf[result.outcome], showMapped(result));
		}
	});
}

function showMapped({ mapping, says, slackUser }: Mapped): IDataObject {
	const { member, state, reason, candidateIds, by, decidedAt } = mapping;
	return withoutGaps({
		member: withoutGaps({ id: member.key, email: member.email, name: member.name }),
		state,
		reason,
		says,
		slackUser:
			slackUser &&
			withoutGaps({ id: slackUser.id, name: slackUser.name, timeZone: slackUser.timeZone }),
		candidates: candidateIds,
		matchedBy: by,
		decidedAt: new Date(decidedAt).toISOString(),
	});
}
