// Answers: which text does a reader see for a value?

/** Whatever it is, uncut: numbers and dates without a locale, lists and objects as compact JSON, nothing for what is not there. */
export function showValue(value: unknown): string {
	if (value === undefined || value === null) return '';
	if (typeof value === 'string') return value;
	if (isNumber(value) || typeof value === 'boolean') return String(value);
	if (typeof value !== 'object') return '';
	// A date without a time that exists has no JSON either.
	const shown = hasJson(value) ? value.toJSON() : value;
	return typeof shown === 'object' && shown !== null ? writeJson(shown) : showValue(shown);
}

/** Nobody reads brackets in brackets beyond it, and no program takes them without end. */
const deepest = 100;

/** What an object holds that it is in itself is an ellipsis, and so is what is nested too deeply. */
function writeJson(value: object): string {
	const around: unknown[] = [];
	return JSON.stringify(value, function (this: unknown, _, part: unknown) {
		if (typeof part === 'bigint') return String(part);
		if (typeof part !== 'object' || part === null) return part;
		while (around.length > 0 && around.at(-1) !== this) around.pop();
		if (around.length === deepest || around.includes(part)) return '…';
		around.push(part);
		return part;
	});
}

export function isNumber(value: unknown): value is number | bigint {
	return typeof value === 'number' || typeof value === 'bigint';
}

/** An object of named values, and none that has a form of its own, as dates have. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && !hasJson(value);
}

function hasJson(value: object): value is { toJSON(): unknown } {
	return 'toJSON' in value && typeof value.toJSON === 'function';
}
