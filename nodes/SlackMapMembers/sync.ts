// Answers: which Slack user is each input item, who needs a person's attention, and who is in the list no more?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { MemberInput, SyncReport } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readFlag } from '../shared/parameters/readFlag';
import { readParameters, type ReadParameter } from '../shared/parameters/readParameters';
import { answerItems, type Answers } from '../shared/results/answerItems';
import { readEach } from '../shared/results/readEach';
import { withoutGaps } from '../shared/results/withoutGaps';
import { readSyncWishes } from './readSyncWishes';
import { hintAtTraces } from './hintAtTraces';
import { outputs, showForgotten, showMapped } from './showMapped';

const othersSay = 'The other members were mapped';

/** Stands for an item that could not be read: without it the engine would take its member for missing. */
const unreadable: MemberInput = { email: undefined };

export async function sync(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 2, othersSay }, async (answers) => {
		const onlyChanges = readFlag(read('options.onlyChanges', 0), 'Only Changes');
		const wishes = { ...readSyncWishes(read), stopsOnError: !context.continueOnFail() };
		const readable = new Map(
			readEach(context, answers, (itemIndex) => readInput(read, itemIndex)).map(
				({ itemIndex, value }) => [itemIndex, value],
			),
		);
		const inputs = context.getInputData().map((_, index) => readable.get(index) ?? unreadable);
		const report = await withEngine(context, (engine) => engine.syncMembers(inputs, wishes));
		for (const [itemIndex, result] of report.members.entries()) {
			if (!readable.has(itemIndex)) continue;
			if (result.outcome === 'error') answers.refuse(itemIndex, result.error);
			else if (!onlyChanges || result.change !== undefined)
				answers.leave(itemIndex, outputs[result.outcome], showMapped(result));
		}
		tellWhoIsMissing(answers, report, onlyChanges);
		hintAtNobodyForgotten(context, report);
		if (report.tracesLeft) hintAtTraces(context);
	});
}

function readInput(read: ReadParameter, itemIndex: number): MemberInput {
	return {
		email: read('email', itemIndex),
		memberId: read('memberId', itemIndex),
		name: read('name', itemIndex),
		otherEmails: read('otherEmails', itemIndex),
	};
}

function tellWhoIsMissing(
	answers: Answers,
	{ missing, forgotten, forgottenNobodyBecause }: SyncReport,
	onlyChanges: boolean,
): void {
	for (const mapped of missing) {
		if (onlyChanges && mapped.change === undefined) continue;
		const notForgottenBecause = forgottenNobodyBecause;
		const json = withoutGaps({ ...showMapped(mapped), notForgottenBecause });
		answers.add(outputs.needs_attention, json);
	}
	for (const each of forgotten) answers.add(outputs.needs_attention, showForgotten(each));
}

function hintAtNobodyForgotten(
	context: IExecuteFunctions,
	{ forgottenNobodyBecause }: SyncReport,
): void {
	if (forgottenNobodyBecause === undefined) return;
	const message = `Nobody was forgotten: ${forgottenNobodyBecause.replace(/\.?$/, '.')}`;
	context.addExecutionHints({ type: 'warning', location: 'outputPane', message });
}
