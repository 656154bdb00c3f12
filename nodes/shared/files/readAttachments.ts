// Answers: which of the files that items carry are to be sent along?
import type { IBinaryData } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import type { RawFile } from '../../../src/index';
import { binaryFields, type FilesContext } from './binaryFields';
import { readBinary, sizeOfBinary } from './readBinary';

const all = '*';
const field = 'Attachments';

/** Of one item, by the names of its binary fields; `*` is all of them. Throws BadInput for a field that is not there. */
export function readAttachments(
	context: FilesContext,
	itemIndex: number,
	names: readonly string[],
): RawFile[] {
	if (names.length === 0) return [];
	const files = binaryFields(context, context.getInputData()[itemIndex]);
	requireFields(names, [...files.keys()], 'The item has no');
	return choose(files, names).map((chosen) => toRawFile(context, ...chosen));
}

/** Of all items. A field may be missing in some of them, and not in all. */
export function readAllAttachments(context: FilesContext, names: readonly string[]): RawFile[] {
	if (names.length === 0) return [];
	const items = context.getInputData().map((item) => binaryFields(context, item));
	const there = new Set(items.flatMap((files) => [...files.keys()]));
	requireFields(names, [...there], 'None of the items has a');
	return items.flatMap((files) =>
		choose(files, names).map((chosen) => toRawFile(context, ...chosen)),
	);
}

function choose(
	files: ReadonlyMap<string, IBinaryData>,
	names: readonly string[],
): [string, IBinaryData][] {
	const wanted = names.includes(all) ? files.keys() : new Set(names).values();
	return [...wanted].flatMap((name) => {
		const file = files.get(name);
		return file ? [[name, file]] : [];
	});
}

/** Who asks for all there is may find nothing. `says` begins the sentence. */
function requireFields(names: readonly string[], there: readonly string[], says: string): void {
	const missing = names.find((name) => name !== all && !there.includes(name));
	if (missing === undefined) return;
	throw new BadInput('attachment_missing', `${says} binary field “${missing}”`, {
		field,
		hint: saysThere(there),
	});
}

function saysThere(there: readonly string[]): string {
	if (there.length === 0) {
		return 'There is no binary field at all. Check that the node before this one passes the file on';
	}
	if (there.length === 1)
		return `The only binary field is ${there[0]}. Give its name, or * for all`;
	return `The binary fields are ${there.join(', ')}. Give one of these, several with commas between them, or * for all`;
}

function toRawFile(context: FilesContext, name: string, binary: IBinaryData): RawFile {
	return {
		name: nameOf(name, binary),
		size: sizeOfBinary(binary),
		read: () => readBinary(context, binary),
	};
}

function nameOf(field: string, { fileName, fileExtension }: IBinaryData): string {
	if (fileName?.trim()) return fileName;
	return fileExtension ? `${field}.${fileExtension}` : field;
}
