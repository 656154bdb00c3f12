// Answers: what does an item want changed about somebody's preferences?
import type { PreferenceChange } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import type { ReadParameter } from '../shared/parameters/readParameters';
import { readPicked } from '../shared/parameters/readPicked';
import { readQuietHours, readWorkingDays } from './readRest';

const scopes = { everything: 'everything', group: 'group', type: 'type' } as const;

/** What is left empty or `unchanged` stays as it is. */
export function readChange(read: ReadParameter, itemIndex: number): PreferenceChange {
	const of = (path: string) => orUndefined(read(path, itemIndex));
	const kind = readChoice(of('scope') ?? 'everything', scopes, 'For');
	const frequency = of('frequency');
	return {
		scope:
			kind === 'everything'
				? { kind }
				: { kind, key: orUndefined(readPicked(read, kind, itemIndex)) },
		frequency: frequency === 'unchanged' ? undefined : frequency,
		time: of('schedule.time'),
		weekday: of('schedule.weekday'),
		timeZone: of('schedule.timeZone'),
		quietHours: readQuietHours(of('schedule.quietHours')),
		workingDays: readWorkingDays(of('schedule.workingDays')),
	};
}

function orUndefined(value: unknown): unknown {
	return value === '' || value === null ? undefined : value;
}
