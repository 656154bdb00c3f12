// Answers: what are the files called that are to be sent along, and are they too many or too big, as far as is known?
import { BadInput } from '../errors';
import { cleanFileName } from '../message/cleanFileName';
import { partMarkup } from '../message/escape';
import { fileLimits } from '../message/limits';
import type { RawFile } from './readEvent';
import { readText, requireText } from './readText';

/** A file with a name that can be shown; its bytes are not read yet. */
export interface NamedFile extends RawFile {
	name: string;
	title: string;
}

const field = 'Attachments';
/** Names are cut to what Slack takes; what is longer than this was not meant as one. */
const longestText = 1_000;

/** Throws BadInput. */
export function readFiles(raw: readonly RawFile[] = []): NamedFile[] {
	if (raw.length > fileLimits.files) {
		throw new BadInput(
			'files_too_many',
			`There are ${raw.length.toLocaleString('en')} files, and ${fileLimits.files} can be sent with one message.`,
			{ field, hint: 'Choose fewer, put them into one archive, or tell them in several messages.' },
		);
	}
	const files = raw.map(readFile);
	const known = knownSize(files);
	if (known > fileLimits.bytes) throw tooBig(files, known);
	return files;
}

/** In bytes, as far as it is known before they are read. */
export function knownSize(files: readonly NamedFile[]): number {
	return files.reduce((sum, { size = 0 }) => sum + size, 0);
}

/** `room`: how many bytes the run may still keep. Throws BadInput where it is known to be too little. */
export function requireRoom(files: readonly NamedFile[], room: number): void {
	if (knownSize(files) > room) throw tooBigForRun();
}

export function tooBigForRun(): BadInput {
	return new BadInput(
		'files_too_big_for_run',
		`All files of this run together are more than ${sayMegabytes(fileLimits.run)}, and these are beyond it.`,
		{
			field,
			hint: 'Send fewer at a time, as with Loop Over Items, or put them where people can fetch them, and send the link.',
		},
	);
}

/** `size`: what is known of it by now. */
export function tooBig(files: readonly NamedFile[], size: number, isMore = false): BadInput {
	const [first] = files;
	const what = files.length === 1 && first ? `The file “${first.title}” is` : 'The files are';
	const together = files.length === 1 ? '' : ' together';
	const than = isMore ? 'more than ' : '';
	return new BadInput(
		'files_too_big',
		`${what} ${than}${sayMegabytes(size)}${together}, and ${sayMegabytes(fileLimits.bytes)} are allowed.`,
		{ field, hint: 'Put them where people can fetch them, and send the link.' },
	);
}

function readFile({ name, title, size, read }: RawFile, index: number): NamedFile {
	const rule = { field, limit: longestText, shape: 'line' } as const;
	const place = `file ${index + 1}`;
	const given = requireText(name, { ...rule, code: 'file_name', name: `The name of ${place}` });
	// What is left of a name that only leads somewhere.
	const clean = cleanFileName(given) || place.replace(' ', '-');
	const titleRule = { ...rule, code: 'file_title', name: `The title of ${place}` };
	// Slack does not say what it reads in a title.
	const shown = partMarkup(readText(title, titleRule) ?? clean);
	return { name: clean, title: shown, ...(size !== undefined && { size }), read: () => read() };
}

function sayMegabytes(bytes: number): string {
	return `${(bytes / 1024 / 1024).toLocaleString('en', { maximumFractionDigits: 1 })} MB`;
}
