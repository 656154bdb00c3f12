// Answers: how does a test hand in an event, and get hold of the refusal?
import { BadInput } from '../../src/errors';
import { readEvent, type RawEvent } from '../../src/notify/readEvent';

export const now = Date.UTC(2026, 10, 23);

/** An event that is right unless the given parts make it wrong. */
export const read = (raw: Partial<RawEvent>) =>
	readEvent({ type: 'task.assigned', title: 'Review', ...raw }, now);

export const refusal = (raw: Partial<RawEvent>): BadInput => refusalOf(() => read(raw));

export function refusalOf(work: () => unknown): BadInput {
	try {
		work();
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('was not refused');
}
