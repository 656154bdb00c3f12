// Answers: how is something done for one item after the other, where one that is wrong does no harm to the others?
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { BadInput, SlackError } from '../../../src/index';
import type { Engine } from '../../../src/index';
import { withEngine } from '../engine/withEngine';
import type { Answers } from './answerItems';
import type { ReadItem } from './readEach';

export interface Leaving {
	output: number;
	json: IDataObject;
}

/** What no item is to blame for ends it: what was done stays done, and all the others are refused for it. */
export async function inTurn<T>(
	context: IExecuteFunctions,
	answers: Answers,
	items: readonly ReadItem<T>[],
	act: (engine: Engine, value: T) => Promise<Leaving>,
): Promise<void> {
	let done = 0;
	try {
		await withEngine(context, async (engine) => {
			for (const { itemIndex, value } of items) {
				const [result] = await Promise.allSettled([act(engine, value)]);
				if (result.status === 'fulfilled') {
					answers.leave(itemIndex, result.value.output, result.value.json);
				} else if (isItsOwn(result.reason)) answers.refuse(itemIndex, result.reason);
				else throw result.reason;
				done++;
			}
		});
	} catch (error) {
		for (const { itemIndex } of items.slice(done)) answers.refuse(itemIndex, error);
	}
}

function isItsOwn(error: unknown): boolean {
	return error instanceof BadInput || (error instanceof SlackError && error.next === 'give_up');
}
