// Answers: how do we tell a person that a run that is done once has read only the first of several items?
import type { IExecuteFunctions } from 'n8n-workflow';

type Context = Pick<IExecuteFunctions, 'addExecutionHints' | 'getInputData' | 'getNode'>;

/** What an expression says about its own item. */
const readsItem = /\$json|\$input|\$binary|\$item|\$\(/;

/** Nothing to say where all items ask for the same. */
export function hintAtOtherItems(context: Context): void {
	const count = context.getInputData().length;
	if (count < 2 || !readsItem.test(JSON.stringify(context.getNode().parameters))) return;
	context.addExecutionHints({
		type: 'warning',
		location: 'outputPane',
		message: `This runs once and has read the first of ${count.toLocaleString('en')} items only. Put Loop Over Items in front of it to have all of them read.`,
	});
}
