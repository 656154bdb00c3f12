// Answers: what would each conversation get, and how would it look?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { n8nClock } from '../shared/engine/n8nClock';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { hintAtOtherItems } from '../shared/results/hintAtOtherItems';
import { readPreviewWishes } from './readPreviewWishes';
import { readRecipient } from './readRecipient';
import { showPreview } from './showPreview';

/** Runs once, whatever the number of items. */
export async function preview(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const read = readParameters(context);
		const recipient = readRecipient(read, 0);
		const wishes = readPreviewWishes(read, n8nClock().now());
		hintAtOtherItems(context);
		const found = await withEngine(context, async (engine) =>
			engine.preview({ ...wishes, recipient }),
		);
		// Where there may be more than the Limit lets through, n8n itself says so.
		if (found.length === 0) hintAtNothing(context);
		return [found.map(showPreview)];
	});
}

function hintAtNothing(context: IExecuteFunctions): void {
	context.addExecutionHints({
		type: 'info',
		location: 'outputPane',
		message: 'Nothing is queued that would go out by then.',
	});
}
