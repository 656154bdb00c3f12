// Answers: what did each item's subject choose, after the change if there is one?
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { Engine, SubjectPreferences } from '../../src/index';
import { withEngine } from '../shared/engine/withEngine';
import { readChoice } from '../shared/parameters/readChoice';
import { readFlag } from '../shared/parameters/readFlag';
import { readParameters } from '../shared/parameters/readParameters';
import { answerItems } from '../shared/results/answerItems';
import { readEach } from '../shared/results/readEach';
import { readChange, readSubject } from './readChange';

const operations = { get: 'get', set: 'set' } as const;
const othersSay = 'The preferences of the other items were read or set';

export async function getOrSet(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const read = readParameters(context);
	return await answerItems(context, { outputs: 1, othersSay }, async (answers) => {
		const operation = readChoice(read('operation', 0), operations, 'Operation');
		const wishes = readEach(context, answers, (itemIndex) => ({
			subject: readSubject(read, itemIndex),
			change: operation === 'set' ? readChange(read, itemIndex) : undefined,
		}));
		const acceptUnknownTypes = readFlag(
			read('options.acceptUnknownTypes', 0),
			'Accept Unknown Types',
		);
		await withEngine(context, { acceptUnknownTypes }, async (engine) => {
			// One after the other, because a later item may change what an earlier one has set.
			for (const { itemIndex, value } of wishes) {
				try {
					answers.leave(itemIndex, 0, show(await apply(engine, value)));
				} catch (error) {
					answers.refuse(itemIndex, error);
				}
			}
		});
	});
}

type Wish = {
	subject: Parameters<Engine['getPreferences']>[0];
	change?: ReturnType<typeof readChange>;
};

async function apply(engine: Engine, { subject, change }: Wish): Promise<SubjectPreferences> {
	return change
		? await engine.setPreferences(subject, change)
		: await engine.getPreferences(subject);
}

function show({ subject, preferences }: SubjectPreferences): IDataObject {
	return { subject: { ...subject }, preferences: { ...preferences } };
}
