// Answers: which of the known members does a workflow want to see?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Engine, ListQuestion } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readParameters } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { readListWishes, type ListWishes } from './readListWishes';
import { outputs, showMapped } from './showMapped';

/** So many at once: suggestions are looked for page by page. */
const pageSize = 500;

/** Runs once, whatever the number of items. */
export async function getMany(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 2 }, async () => {
		const wishes = readListWishes(readParameters(context));
		return await withEngine(context, (engine) => listMembers(engine, wishes));
	});
}

/** Page by page, until there are as many as wanted. */
export async function listMembers(
	engine: Pick<Engine, 'listMembers'>,
	{ most, ...question }: ListWishes,
): Promise<IDataObject[][]> {
	const leaving: IDataObject[][] = [[], []];
	let left = most;
	let cursor: ListQuestion['cursor'];
	do {
		const limit = Math.min(left, pageSize);
		const { items, nextCursor } = await engine.listMembers({ ...question, limit, cursor });
		for (const mapped of items.slice(0, left)) {
			leaving[outputs[mapped.outcome]]?.push(showMapped(mapped));
		}
		left -= items.length;
		cursor = nextCursor;
	} while (cursor !== undefined && left > 0);
	return leaving;
}
