// Answers: how does a run answer once, however many items came in: they only say that it is time?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { errorItem } from './answerItems';
import { nodeError } from './nodeError';

const pairedItem = { item: 0 };

/** `work` gives the JSON of all items, output by output. With "On Error: Continue" an error is one item. */
export async function answerOnce(
	context: IExecuteFunctions,
	{ outputs }: { outputs: number },
	work: () => Promise<IDataObject[][]>,
): Promise<INodeExecutionData[][]> {
	try {
		const answers = await work();
		return answers.map((some) => some.map((json) => ({ json, pairedItem })));
	} catch (error) {
		if (!context.continueOnFail()) throw nodeError(context.getNode(), error);
		return Array.from({ length: outputs }, (_, output) =>
			output === 0 ? [errorItem(error, 0)] : [],
		);
	}
}
