// Answers: what does a sync want for members that its list has no more, and for how long may it wait for Slack?
import type { SyncWishes } from '../../src/index';
import { readChoice } from '../shared/parameters/readChoice';
import { readTimeLimitMs } from '../shared/parameters/readLimit';
import { readNumber } from '../shared/parameters/readNumber';
import type { ReadParameter } from '../shared/parameters/readParameters';

const choices = { leave: 'leave', mark: 'mark', forget: 'forget' } as const;
const percents = { field: 'Forget At Most (%)', least: 0, most: 100 };

/** A walk of Slack's list may have to wait for minutes. */
export const defaultTimeLimitSeconds = 600;

/** For the whole run, so the first item's are taken. */
export function readSyncWishes(read: ReadParameter): SyncWishes {
	const of = (name: string) => read(`options.${name}`, 0);
	return {
		list: of('listName'),
		missing: readChoice(of('ifMissing') ?? 'leave', choices, 'If Missing'),
		forgetAtMostPercent: readNumber(of('forgetAtMost') ?? 20, percents),
		timeLimitMs: readTimeLimitMs(read, defaultTimeLimitSeconds),
	};
}
