// Answers: which texts can be got at from a value: properties that nobody lists, causes and stacks of errors, bytes?

/** Each once, names of properties included. Getters are left alone. */
exports.allTexts = function (value) {
	const texts = new Set();
	const seen = new Set();
	const waiting = [value];
	while (waiting.length > 0) {
		const next = waiting.pop();
		if (typeof next === 'string') texts.add(next);
		if (typeof next !== 'object' || next === null || seen.has(next)) continue;
		seen.add(next);
		if (ArrayBuffer.isView(next)) {
			texts.add(Buffer.from(next.buffer, next.byteOffset, next.byteLength).toString('latin1'));
			continue;
		}
		if (next instanceof Map) waiting.push(...next.keys(), ...next.values());
		if (next instanceof Set) waiting.push(...next);
		// Not always an own property that shows.
		if (next instanceof Error) waiting.push(next.message, next.stack, next.cause);
		for (const name of Reflect.ownKeys(next)) {
			texts.add(String(name));
			waiting.push(Object.getOwnPropertyDescriptor(next, name)?.value);
		}
	}
	return [...texts];
};
