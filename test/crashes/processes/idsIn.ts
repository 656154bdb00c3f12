// Answers: which events does a message tell of?
import type { StrictMessage } from '../../support/strictSlack/workspace';

/** As often as each of them is in it. */
export function idsIn({ blocks, attachments = [] }: StrictMessage): string[] {
	const found = JSON.stringify([blocks, attachments]).matchAll(/Event (\d+)#/g);
	return [...found].map(([, id]) => id!);
}
