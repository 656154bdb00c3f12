// Answers: what are the bytes of a file that a workflow hands in, and what if there are none?
import { BadInput, NotifyError } from '../errors';
import type { NamedFile } from './readFiles';

/** Piece by piece, none of them empty. Throws NotifyError, naming the file, where it can't be read or is empty. */
export async function* readBytes(file: NamedFile): AsyncGenerator<Uint8Array> {
	let isEmpty = true;
	try {
		for await (const piece of file.read()) {
			if (piece.length === 0) continue;
			isEmpty = false;
			yield piece;
		}
	} catch (error) {
		throw error instanceof NotifyError ? error : unreadable(file, error);
	}
	if (isEmpty) throw empty(file);
}

function unreadable({ title }: NamedFile, cause: unknown): BadInput {
	const says = cause instanceof Error && cause.message ? `: ${cause.message}` : '';
	return new BadInput('file_unreadable', `The file “${title}” could not be read${says}`, {
		field: 'Attachments',
		hint: 'Check the node that made the file, and run it again.',
		cause,
	});
}

function empty({ title }: NamedFile): BadInput {
	return new BadInput(
		'file_empty',
		`The file “${title}” is empty, and Slack takes no empty files.`,
		{ field: 'Attachments', hint: 'Check the node that made the file.' },
	);
}
