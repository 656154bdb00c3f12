// Answers: how do all items of a run become one message to a channel?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { NotifyResult } from '../../../src/index';
import { withEngine } from '../../shared/engine/withEngine';
import { hintsAbout } from '../../shared/notify/hintsAbout';
import { showNotified } from '../../shared/notify/showNotified';
import { readFlag } from '../../shared/parameters/readFlag';
import { readTimeLimitMs } from '../../shared/parameters/readLimit';
import { readParameters } from '../../shared/parameters/readParameters';
import { answerOnce } from '../../shared/results/answerOnce';
import { readReport, type ReadReport } from './readReport';

/** In the order of the node's outputs. */
const outcomes = ['sent', 'queued', 'skipped'] as const;

type Decided = Exclude<NotifyResult, { outcome: 'error' }>;

/** One item leaves, made from all that came in. */
export async function runReport(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	let isSettled = false;
	const outputs = await answerOnce(context, { outputs: outcomes.length }, async () => {
		const read = readParameters(context);
		const timeLimitMs = readTimeLimitMs(read, 60);
		const dryRun = readFlag(read('options.dryRun', 0), 'Dry Run');
		const report = readReport(context, read);
		const [result] = await withEngine(context, (engine) =>
			engine.notify([report.request], { timeLimitMs, dryRun }),
		);
		if (result === undefined) return [];
		if (result.outcome === 'error') throw result.error;
		context.addExecutionHints(...hintsAbout([result]));
		isSettled = true;
		return outcomes.map((outcome) =>
			outcome === result.outcome ? [showReported(report, result)] : [],
		);
	});
	if (!isSettled) return outputs;
	const pairedItem = Array.from(context.getInputData(), (_, item) => ({ item }));
	return outputs.map((items) => items.map(({ json }) => ({ json, pairedItem })));
}

function showReported({ request, table, csv, isEmpty }: ReadReport, result: Decided): IDataObject {
	return {
		...showNotified(request, result),
		...(table && { rowsShown: table.rows.length, moreRows: table.moreRows ?? 0 }),
		...(csv && { rowsInFile: csv.rows }),
		...(isEmpty && { empty: true }),
	};
}
