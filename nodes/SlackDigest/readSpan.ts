// Answers: between which two instants does a person ask?
import { BadInput } from '../../src/index';
import { readInstant } from './readInstant';

/** Either end may be open. Throws BadInput where nothing can lie between them. */
export function readSpan(
	read: (name: 'from' | 'until', field: string) => unknown,
	timeZone: string,
): { from?: number; until?: number } {
	const from = readInstant(read('from', 'From'), 'From', timeZone);
	const until = readInstant(read('until', 'Until'), 'Until', timeZone);
	if (from !== undefined && until !== undefined && from >= until) {
		const [start, end] = [from, until].map((at) => new Date(at).toISOString());
		throw new BadInput('span_empty', `From (${start}) is not before Until (${end})`, {
			field: 'From',
			hint: 'Swap them, or leave one of them out. What has no offset is meant in the time zone of the workflow.',
		});
	}
	return { from, until };
}
