// Answers: how do all items of a run become notifications, in one call to the engine?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NotifyRequest, NotifyResult } from '../../../src/index';
import { withEngine } from '../engine/withEngine';
import { readFlag } from '../parameters/readFlag';
import { readTimeLimitMs } from '../parameters/readLimit';
import { readParameters, type ReadParameter } from '../parameters/readParameters';
import { answerItems } from '../results/answerItems';
import { readEach } from '../results/readEach';
import { hintsAbout } from './hintsAbout';
import { notifyOrRehearse } from './notifyOrRehearse';
import { eventReader } from './readEvent';
import { showNotified } from './showNotified';

/** Sent, Queued, Skipped: the outputs of both Notify nodes. */
const outputOf: Record<Exclude<NotifyResult['outcome'], 'error'>, number> = {
	sent: 0,
	queued: 1,
	skipped: 2,
};

const othersSay =
	'The other items were accepted, and sent or queued; they are not told again when this runs once more';

export async function notifyItems(
	context: IExecuteFunctions,
	readTarget: (read: ReadParameter, itemIndex: number) => NotifyRequest['to'],
): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	const readEvent = eventReader(context, read);
	return await answerItems(context, { outputs: 3, othersSay }, async (answers) => {
		const timeLimitMs = readTimeLimitMs(read, 60);
		const asked = readEach(context, answers, (itemIndex) => ({
			request: { to: readTarget(read, itemIndex), ...readEvent(itemIndex) },
			dryRun: readFlag(read('options.dryRun', itemIndex), 'Dry Run'),
		}));
		const results = await withEngine(context, (engine) =>
			notifyOrRehearse(
				engine,
				asked.map(({ value }) => value),
				timeLimitMs,
			),
		);
		for (const [index, { itemIndex, value }] of asked.entries()) {
			const result = results[index];
			if (result === undefined) continue;
			if (result.outcome === 'error') answers.refuse(itemIndex, result.error);
			else answers.leave(itemIndex, outputOf[result.outcome], showNotified(value.request, result));
		}
		context.addExecutionHints(...hintsAbout(results.filter((result) => result !== undefined)));
	});
}
