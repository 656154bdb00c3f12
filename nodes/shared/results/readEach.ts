// Answers: what does each item ask for, where reading one may fail without harm to the others?
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Answers } from './answerItems';

export interface ReadItem<T> {
	itemIndex: number;
	value: T;
}

/** Items that can't be read are refused, and absent from the list. */
export function readEach<T>(
	context: Pick<IExecuteFunctions, 'getInputData'>,
	{ refuse }: Pick<Answers, 'refuse'>,
	read: (itemIndex: number) => T,
): ReadItem<T>[] {
	const items: ReadItem<T>[] = [];
	for (const itemIndex of context.getInputData().keys()) {
		try {
			items.push({ itemIndex, value: read(itemIndex) });
		} catch (error) {
			refuse(itemIndex, error);
		}
	}
	return items;
}
