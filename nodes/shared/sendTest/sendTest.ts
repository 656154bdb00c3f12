// Answers: does a test message arrive, and what may the app not do yet?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import type { TestTarget } from '../../../src/index';
import { withEngine } from '../engine/withEngine';
import { readParameters, type ReadParameter } from '../parameters/readParameters';
import { answerOnce } from '../results/answerOnce';
import { hintAtOtherItems } from '../results/hintAtOtherItems';
import { hintsAbout } from './hintsAbout';
import { refusedTest } from './refusedTest';
import { showTest } from './showTest';

/** Runs once, whatever the number of items, so that a try never becomes a hundred messages. */
export async function sendTest(
	context: IExecuteFunctions,
	readTarget: (read: ReadParameter, itemIndex: number) => TestTarget,
): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const target = readTarget(readParameters(context), 0);
		hintAtOtherItems(context);
		const answer = await withEngine(context, (engine) => engine.sendTest(target).catch(keepField));
		if (answer instanceof BadInput) throw answer;
		context.addExecutionHints(...hintsAbout(answer));
		if (answer.outcome === 'refused') throw refusedTest(answer, target.kind);
		return [[showTest(answer)]];
	});
}

/** What is wrong with the form leaves the engine with the name of its field. */
function keepField(error: unknown): BadInput {
	if (error instanceof BadInput) return error;
	throw error;
}
