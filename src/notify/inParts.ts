// Answers: how do pieces of any size become parts of one size?

/** All but the last are `size` bytes. No more than one part is held at a time, besides the piece that came. */
export async function* inParts(
	pieces: AsyncIterable<Uint8Array>,
	size: number,
): AsyncGenerator<Uint8Array> {
	let part = new Uint8Array(size);
	let filled = 0;
	for await (const piece of pieces) {
		for (let taken = 0; taken < piece.length;) {
			const next = piece.subarray(taken, taken + size - filled);
			part.set(next, filled);
			filled += next.length;
			taken += next.length;
			if (filled < size) continue;
			yield part;
			// The one that was given away may still be read.
			part = new Uint8Array(size);
			filled = 0;
		}
	}
	if (filled > 0) yield part.subarray(0, filled);
}
