// Answers: what would each conversation get, and how would it look?
import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { n8nClock } from '../shared/engine/n8nClock';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { hintAtOtherItems } from './hintAtOtherItems';
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
		context.addExecutionHints(...hintsAbout(found.length, wishes.mostConversations));
		return [found.map(showPreview)];
	});
}

function hintsAbout(count: number, most: number): NodeExecutionHint[] {
	const message =
		count === 0
			? 'Nothing is queued that would go out by then.'
			: `There are as many items as the Limit lets through, ${count.toLocaleString('en')}. There may be more.`;
	return count > 0 && count < most ? [] : [{ type: 'info', location: 'outputPane', message }];
}
