// Answers: which notification types does the workspace have now, and what became of what was queued?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { withEngine } from '../shared/engine/withEngine';
import { readFlag } from '../shared/parameters/readFlag';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { showType } from './showType';

/** Runs once, whatever the number of items: there is one document. */
export async function defineTypes(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const read = readParameters(context);
		const backToBuiltIn = readFlag(read('backToBuiltIn', 0), 'Back to Built-In Types');
		// Only the switch may take the document away, never a field that is empty.
		const document = backToBuiltIn ? undefined : (read('types', 0) ?? '');
		const { types, queued } = await withEngine(context, (engine) => engine.defineTypes(document));
		return [[{ types: types.map(showType), queued: { ...queued } }]];
	});
}
