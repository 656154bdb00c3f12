// Answers: which of the things that a list offers does an item name, by whichever way?
import { readLocator } from './readLocator';
import type { ReadParameter } from './readParameters';

/** What stands in the field; the engine says whether it is one. Text in place of the whole field is taken as it is. */
export function readPicked(read: ReadParameter, path: string, itemIndex: number): unknown {
	return readLocator(read(path, itemIndex)).value;
}
