// Answers: what are the bytes of a file in n8n, a piece at a time?
import type { IBinaryData } from 'n8n-workflow';
import type { FilesContext } from './binaryFields';

/** 384 KiB once they are decoded. Four characters are three bytes, so no slice may end between them. */
const sliceLength = 4 * 128 * 1024;
const pieceLength = 512 * 1024;

/** Never the whole file at once: from n8n's storage where it is there, or else out of the text that n8n holds anyway. */
export async function* readBinary(
	{ helpers }: Pick<FilesContext, 'helpers'>,
	{ id, data }: IBinaryData,
): AsyncGenerator<Uint8Array> {
	if (id === undefined) yield* decodeSlices(data);
	else yield* await helpers.getBinaryStream(id, pieceLength);
}

/** In bytes; undefined where nobody knows before it is read. */
export function sizeOfBinary({ id, data, bytes }: IBinaryData): number | undefined {
	if (typeof bytes === 'number') return bytes;
	if (id !== undefined || data.length % 4 !== 0 || /\s/.test(data)) return undefined;
	const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0;
	return (data.length / 4) * 3 - padding;
}

function* decodeSlices(base64: string): Generator<Uint8Array> {
	let rest = '';
	for (let start = 0; start < base64.length; start += sliceLength) {
		// Line breaks, which some encoders put in, would shift all that follows.
		const slice = rest + base64.slice(start, start + sliceLength).replace(/\s+/g, '');
		const whole = slice.length - (slice.length % 4);
		rest = slice.slice(whole);
		if (whole > 0) yield Buffer.from(slice.slice(0, whole), 'base64');
	}
	if (rest) yield Buffer.from(rest, 'base64');
}
