// Answers: whom does Slack's own list of users hold today?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { DirectoryReport } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readTimeLimitMs } from '../shared/parameters/readLimit';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { defaultTimeLimitSeconds } from './readSyncWishes';

/** Runs once, whatever the number of items. */
export async function refreshDirectory(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const timeLimitMs = readTimeLimitMs(readParameters(context), defaultTimeLimitSeconds);
		const report = await withEngine(context, (engine) => engine.refreshDirectory(timeLimitMs));
		return [[showDirectory(report)]];
	});
}

function showDirectory({ walkedAt, ...counts }: DirectoryReport): IDataObject {
	return { ...counts, walkedAt: new Date(walkedAt).toISOString() };
}
