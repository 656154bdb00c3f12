// Answers: how does each input item leave on the right output, or as an error where it could not be read?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NotifyError } from '../../../src/index';
import { nodeError, withPlace } from './nodeError';

export interface Answers {
	leave(itemIndex: number, output: number, json: IDataObject): void;
	/** One more than came in: it leaves behind the others, and counts as made from the first. */
	add(output: number, json: IDataObject): void;
	refuse(itemIndex: number, error: unknown): void;
}

export interface AnswerRules {
	outputs: number;
	/** What became of the items that were right, where others stop the workflow. */
	othersSay: string;
}

interface Answer {
	output: number;
	item: INodeExecutionData;
}

/**
 * All items are worked on, whatever is wrong with some. With "On Error: Continue" those leave as errors;
 * without, the first of them becomes the node's error once everything else is done.
 */
export async function answerItems(
	context: IExecuteFunctions,
	rules: AnswerRules,
	work: (answers: Answers) => Promise<void>,
): Promise<INodeExecutionData[][]> {
	const count = context.getInputData().length;
	const answers: Answer[] = [];
	const added: Answer[] = [];
	const refusals: { itemIndex: number; error: unknown }[] = [];
	const refuse = (itemIndex: number, error: unknown) => {
		refusals.push({ itemIndex, error });
		// n8n itself takes items that hold these three keys from here to the error output.
		answers[itemIndex] = { output: 0, item: errorItem(error, itemIndex) };
	};
	try {
		await work({
			leave: (itemIndex, output, json) => {
				answers[itemIndex] = { output, item: { json, pairedItem: { item: itemIndex } } };
			},
			add: (output, json) => added.push({ output, item: { json, pairedItem: { item: 0 } } }),
			refuse,
		});
	} catch (error) {
		if (!context.continueOnFail()) throw nodeError(context.getNode(), error);
		for (let itemIndex = 0; itemIndex < count; itemIndex++) refuse(itemIndex, error);
	}
	if (refusals.length > 0 && !context.continueOnFail()) throw firstRefusal();
	return Array.from({ length: rules.outputs }, (_, output) =>
		[...answers, ...added]
			.filter((answer) => answer?.output === output)
			.map((answer) => answer.item),
	);

	function firstRefusal() {
		const [first, ...others] = refusals.sort((a, b) => a.itemIndex - b.itemIndex);
		const error = nodeError(context.getNode(), first?.error, { itemIndex: first?.itemIndex });
		error.description = [
			error.description,
			others.length > 0 && `${saysOthers(others.map((each) => each.itemIndex))}`,
			count > refusals.length && rules.othersSay,
		]
			.filter(Boolean)
			.map((sentence) => String(sentence).replace(/\.?$/, '.'))
			.join(' ');
		return error;
	}
}

export function errorItem(error: unknown, itemIndex: number): INodeExecutionData {
	const known = error instanceof NotifyError ? error : undefined;
	const message = known
		? withPlace(known, itemIndex)
		: ((error as Error | undefined)?.message ?? 'Unknown error');
	const { description } = (error ?? {}) as { description?: string };
	const details = { code: known?.code, field: known?.field, hint: known?.hint ?? description };
	return { json: { error: message, message, details }, pairedItem: { item: itemIndex } };
}

function saysOthers(itemIndexes: number[]): string {
	const shown = itemIndexes.slice(0, 10).join(', ');
	const more = itemIndexes.length > 10 ? ' and more' : '';
	return itemIndexes.length === 1
		? `One other item is wrong as well: ${shown}`
		: `${itemIndexes.length} other items are wrong as well: ${shown}${more}`;
}
