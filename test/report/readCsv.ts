// Answers: what does a strict reader of RFC 4180 find in a file? Anything that the RFC does not allow throws.

/** Lines end with CRLF, the last one too; quotes stand around a whole value or not at all. */
export function readCsv(text: string, separator: string): string[][] {
	const lines: string[][] = [];
	let at = 0;
	while (at < text.length) {
		const line = [readValue()];
		while (text[at] === separator) {
			at++;
			line.push(readValue());
		}
		if (!text.startsWith('\r\n', at)) throw new Error(`No line break at ${at}`);
		at += 2;
		lines.push(line);
	}
	return lines;

	function readValue(): string {
		return text[at] === '"' ? readQuoted() : readBare();
	}

	function readQuoted(): string {
		let value = '';
		for (at++; ; at++) {
			if (at >= text.length) throw new Error('A quote is never closed');
			if (text[at] !== '"') value += text[at];
			else if (text[at + 1] === '"') value += text[at++];
			else break;
		}
		at++;
		return value;
	}

	function readBare(): string {
		let value = '';
		while (at < text.length && text[at] !== separator && !/[\r\n]/.test(text[at]!)) {
			if (text[at] === '"') throw new Error(`A quote in a bare value at ${at}`);
			value += text[at++];
		}
		return value;
	}
}

/** What a file says behind its byte order mark, and how many pieces it came in. */
export async function readFile(file: {
	read(): AsyncIterable<Uint8Array>;
}): Promise<{ text: string; pieces: number; bytes: Uint8Array }> {
	const pieces: Uint8Array[] = [];
	for await (const piece of file.read()) pieces.push(piece);
	const bytes = Buffer.concat(pieces);
	// This decoder drops the mark, and refuses what is no UTF-8.
	const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	return { text, pieces: pieces.length, bytes };
}
