// Answers: who has chosen what?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Engine } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readChoice } from '../shared/parameters/readChoice';
import { readMost } from '../shared/parameters/readMost';
import { readParameters, type ReadParameter } from '../shared/parameters/readParameters';
import { answerOnce } from '../shared/results/answerOnce';
import { showListed } from './showPreferences';

type Question = Parameters<Engine['listPreferences']>[0];

/** So many at once. */
const pageSize = 500;

const kinds = {
	everybody: undefined,
	members: 'member',
	channels: 'channel',
	workspace: 'workspace',
} as const;

/** Runs once, whatever the number of items. */
export async function getMany(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await answerOnce(context, { outputs: 1 }, async () => {
		const read = readParameters(context);
		const [kind, most] = [readKind(read), readMost(read)];
		return [await withEngine(context, (engine) => listPreferences(engine, kind, most))];
	});
}

/** Page by page, until there are as many as wanted. */
export async function listPreferences(
	engine: Pick<Engine, 'listPreferences'>,
	kind: Question['kind'],
	most: number,
): Promise<IDataObject[]> {
	const leaving: IDataObject[] = [];
	let cursor: string | undefined;
	do {
		const limit = Math.min(most - leaving.length, pageSize);
		const { items, nextCursor } = await engine.listPreferences({ kind, limit, cursor });
		leaving.push(...items.slice(0, limit).map(showListed));
		cursor = nextCursor;
	} while (cursor !== undefined && leaving.length < most);
	return leaving;
}

function readKind(read: ReadParameter): Question['kind'] {
	return readChoice<Question['kind']>(read('of', 0) ?? 'everybody', kinds, 'Of');
}
