// Answers: how many results does a run want at most?
import { readFlag } from './readFlag';
import { readNumber } from './readNumber';
import type { ReadParameter } from './readParameters';

const limits = { field: 'Limit', least: 1, most: Number.MAX_SAFE_INTEGER };

/** Infinity for all. For the whole run, so the first item's is taken. */
export function readMost(read: ReadParameter): number {
	if (readFlag(read('returnAll', 0), 'Return All')) return Infinity;
	return Math.floor(readNumber(read('limit', 0) ?? 50, limits));
}
