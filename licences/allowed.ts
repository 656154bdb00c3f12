// Answers: which licences may a package have that ships with this one?

/** They ask for their text to go along, which it does, and for nothing else. */
const allowed = new Set([
	'MIT',
	'ISC',
	'0BSD',
	'BSD-2-Clause',
	'BSD-3-Clause',
	'Apache-2.0',
	'BlueOak-1.0.0',
]);

/** Of a choice, one that is allowed is enough. */
export function isAllowed(licence: string): boolean {
	const choice = /^\((.+)\)$/.exec(licence)?.[1] ?? licence;
	return choice.split(' OR ').some((each) => allowed.has(each));
}
