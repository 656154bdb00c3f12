// Answers: how far ahead does a preview look, and at how many conversations?
import type { PreviewQuestion } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import { readNumber } from '../shared/parameters/readNumber';
import type { ReadParameter } from '../shared/parameters/readParameters';

const hourMs = 3_600_000;
/** A year: no frequency, quiet hours or day off puts anything off for as long. */
const furthestHours = 366 * 24;
const choices = { now: 'now', hours: 'hours', all: 'all' } as const;

/** For the whole run, so the first item's are taken. */
export function readPreviewWishes(
	read: ReadParameter,
	now: number,
): Pick<PreviewQuestion, 'until' | 'mostConversations'> {
	const limits = { field: 'Limit', least: 1, most: 10_000 };
	return {
		until: readUntil(read, now),
		mostConversations: Math.floor(readNumber(read('limit', 0) ?? 50, limits)),
	};
}

function readUntil(read: ReadParameter, now: number): number | undefined {
	const dueBy = readChoice(read('dueBy', 0) ?? 'all', choices, 'Due By');
	if (dueBy === 'now') return undefined;
	const hours =
		dueBy === 'all'
			? furthestHours
			: readNumber(read('hours', 0) ?? 24, { field: 'Hours', least: 0, most: furthestHours });
	return Math.round(now + hours * hourMs);
}
