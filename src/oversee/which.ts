// Answers: which notifications does a person mean?
import { readKey } from '../notify/readEvent';
import { findSubject, type SubjectParts } from '../plan/findSubject';
import type { Which } from '../store/contract';
import type { WhichInput } from './requests';

/** Throws BadInput where something of it can't be used. What is left empty says nothing. */
export async function readWhich(parts: SubjectParts, input: WhichInput): Promise<Which> {
	const recipient = input.recipient && (await findSubject(parts, input.recipient));
	const type = readKey(input.type, 'type');
	const dedupeKey = readKey(input.eventId, 'dedupeKey');
	const recordKey = readKey(input.recordKey, 'recordKey');
	return {
		...(recipient && { recipient }),
		...(type !== undefined && { type }),
		...(dedupeKey !== undefined && { dedupeKey }),
		...(recordKey !== undefined && { recordKey }),
	};
}
