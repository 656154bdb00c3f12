// Answers: whose preferences were taken over, from the input items or from a document, and which entries were wrong?
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ImportAnswer } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readChoice } from '../shared/parameters/readChoice';
import { readParameters, type ReadParameter } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { answerOnce } from '../shared/results/answerOnce';
import { showImported } from './showPreferences';

const ways = { merge: 'merge', replace: 'replace' } as const;
const othersSay = 'The preferences of the other items were imported';

export async function importPreferences(
	context: IExecuteFunctions,
): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	// Not for an expression to choose: it says whether there is one answer for each item.
	const { importFrom = 'items' } = context.getNode().parameters;
	return importFrom === 'document'
		? await importDocument(context, read)
		: await importItems(context, read);
}

async function importItems(
	context: IExecuteFunctions,
	read: ReadParameter,
): Promise<INodeExecutionData[][]> {
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const entries = context.getInputData().map(({ json }) => json);
		const how = readWay(read);
		const imported = await withEngine(context, (engine) => engine.importPreferences(entries, how));
		for (const [itemIndex, answer] of imported.entries()) {
			if (answer.outcome === 'error') answers.refuse(itemIndex, answer.error);
			else answers.leave(itemIndex, 0, showImported(answer));
		}
	});
}

/** Runs once, whatever the number of items: there is one document. */
async function importDocument(
	context: IExecuteFunctions,
	read: ReadParameter,
): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const document = read('preferences', 0) ?? '';
		const how = readWay(read);
		const imported = await withEngine(context, (engine) => engine.importPreferences(document, how));
		hintAtWrongEntries(context, imported);
		return [imported.map(showImported)];
	});
}

function readWay(read: ReadParameter): 'merge' | 'replace' {
	return readChoice(read('how', 0) ?? 'merge', ways, 'What an Entry Does Not Name');
}

function hintAtWrongEntries(context: IExecuteFunctions, imported: readonly ImportAnswer[]): void {
	const wrong = imported.filter(({ outcome }) => outcome === 'error').length;
	if (wrong === 0) return;
	const message = `${wrong} of ${imported.length} entries could not be imported: their items have the outcome “error” and say why.`;
	context.addExecutionHints({ type: 'warning', location: 'outputPane', message });
}
