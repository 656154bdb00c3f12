// Answers: where does a field lead to that is named as n8n's editor names them, as in people[0].name or owner['First Name']?

export type Place =
	| { holder: object; name: string }
	/** The way ends in null, or behind the end of a list: the field is one of the row's, and nothing stands in it. */
	| 'empty';

/** A step in brackets: a place in a list, or a name between quotes. */
const bracket = /^\[(?:(\d+)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/s;

/** A name that has dots or brackets of its own comes before the steps that they could be. Undefined where there is no such field. */
export function findPlace(holder: unknown, path: string): Place | undefined {
	if (isOwn(holder, path)) return { holder, name: path };
	if (holder === null) return 'empty';
	for (let cut = path.length - 1; cut > 0; cut--) {
		if (path[cut] !== '.' && path[cut] !== '[') continue;
		const head = path.slice(0, cut);
		if (isOwn(holder, head)) return goOn(valueOf({ holder, name: head }), path.slice(cut));
	}
	return path.startsWith('[') ? goOn(holder, path) : undefined;
}

export function valueOf(place: Place | undefined): unknown {
	if (place === undefined || place === 'empty') return undefined;
	return (place.holder as Record<string, unknown>)[place.name];
}

/** A path that leads to it step by step, and to nothing else. */
export function writePath(names: readonly string[]): string {
	return names.reduce((path, name) => {
		if (!/^$|[.[\]'"\\]/.test(name)) return path === '' ? name : `${path}.${name}`;
		return `${path}['${name.replace(/['\\]/g, '\\$&')}']`;
	}, '');
}

/** `rest` begins with a dot or a bracket. */
function goOn(holder: unknown, rest: string): Place | undefined {
	if (rest.startsWith('.')) return findPlace(holder, rest.slice(1));
	const [step, index, single, double] = bracket.exec(rest) ?? [];
	if (step === undefined) return undefined;
	const name = index ?? (single ?? double ?? '').replace(/\\(.)/gs, '$1');
	const after = rest.slice(step.length);
	if (isOwn(holder, name)) {
		const place = { holder, name };
		if (after === '') return place;
		return /^[.[]/.test(after) ? goOn(valueOf(place), after) : undefined;
	}
	const isBehindEnd = Array.isArray(holder) && index !== undefined;
	return holder === null || isBehindEnd ? 'empty' : undefined;
}

function isOwn(value: unknown, name: string): value is object {
	return typeof value === 'object' && value !== null && Object.hasOwn(value, name);
}
