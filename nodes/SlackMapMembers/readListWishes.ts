// Answers: by what are the known members filtered, and how many of them are wanted?
import { BadInput, mappingStates } from '../../src/index';
import type { ListQuestion, MappingState } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import { readFlag } from '../shared/parameters/readFlag';
import { readNumber } from '../shared/parameters/readNumber';
import type { ReadParameter } from '../shared/parameters/readParameters';

export interface ListWishes extends Omit<ListQuestion, 'limit' | 'cursor'> {
	/** Infinity for all. */
	most: number;
}

const states = Object.fromEntries(mappingStates.map((state) => [state, state])) as Record<
	string,
	MappingState
>;

/** For the whole run, so the first item's are taken. */
export function readListWishes(read: ReadParameter): ListWishes {
	const all = readFlag(read('returnAll', 0), 'Return All');
	const limits = { field: 'Limit', least: 1, most: Number.MAX_SAFE_INTEGER };
	return {
		most: all ? Infinity : Math.floor(readNumber(read('limit', 0) ?? 50, limits)),
		states: readStates(read('filters.states', 0)),
		missing: readFlag(read('filters.missingOnly', 0), 'Missing Only') || undefined,
		text: readText(read('filters.search', 0)),
		suggest: readFlag(read('options.suggestions', 0) ?? true, 'Suggestions'),
	};
}

/** An expression may give one, or several between commas. Undefined for all of them. */
function readStates(given: unknown): MappingState[] | undefined {
	const named = typeof given === 'string' ? given.split(',').map((each) => each.trim()) : given;
	const list = Array.isArray(named) ? named : named === undefined || named === null ? [] : [named];
	const chosen = list.filter((each) => each !== '');
	if (chosen.length === 0) return undefined;
	return chosen.map((each) => readChoice(each, states, 'States'));
}

function readText(given: unknown): string | undefined {
	if (given === undefined || given === null) return undefined;
	if (typeof given === 'string') return given.trim() || undefined;
	if (typeof given === 'number') return String(given);
	throw new BadInput('search_not_text', 'What to search for is not text', {
		field: 'Search',
		hint: 'Give a part of the name, the e-mail address or the ID',
	});
}
