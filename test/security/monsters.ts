// Answers: what can stand where a text, a number or a list was meant?

/** Each made anew: some of them are only good for one look. */
export type Monsters = Readonly<Record<string, () => unknown>>;

/** So that it shows where a name of the language itself became one of every object's. */
export const polluting = () =>
	JSON.parse(
		'{"__proto__":{"polluted":1,"email":"p@x.test"},"constructor":{"prototype":{"polluted":1}},"prototype":{"polluted":1},"label":"a","value":"b","email":"a@x.test"}',
	) as Record<string, unknown>;

/** Throws where something of `polluting` can be read from an object that has nothing. */
export function requireCleanPrototypes(): void {
	const read = ['polluted', 'email'].filter(
		(name) => name in {} || name in [] || name in (() => {}),
	);
	if (read.length === 0) return;
	for (const name of read) Reflect.deleteProperty(Object.prototype, name);
	throw new Error(`Every object has ${read.join(' and ')} now`);
}

export const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
	let value: unknown = 'core';
	for (let level = 0; level < depth; level++) value = wrap(value);
	return value;
};

const thrower = (name: string) => () => {
	throw new Error(`${name} was looked at`);
};
const looks = ['get', 'has', 'ownKeys', 'getPrototypeOf', 'getOwnPropertyDescriptor'];
const trapped = <T extends object>(target: T) =>
	new Proxy(target, Object.fromEntries(looks.map((name) => [name, thrower(name)])));
const revoked = (target: object): unknown => {
	const { proxy, revoke } = Proxy.revocable(target, {});
	revoke();
	return proxy;
};

/** Every property that any reader looks for throws. */
const getters = () =>
	Object.defineProperties(
		{},
		Object.fromEntries(
			[
				'label',
				'value',
				'email',
				'id',
				'blocks',
				'type',
				'from',
				'to',
				'mode',
				'toMillis',
				'toJSON',
				'key',
			].map((name) => [name, { enumerable: true, get: thrower(name) }]),
		),
	);

const around = (value: unknown) => {
	const holder: Record<string, unknown> = { value };
	holder.self = holder;
	return holder;
};

/** What JSON can hold, as an item, a webhook or a row of a database brings it. */
export const plain: Monsters = {
	null: () => null,
	true: () => true,
	zero: () => 0,
	'a negative number': () => -1,
	'a huge number': () => 1e308,
	'an empty text': () => '',
	spaces: () => ' \t\n ',
	'[object Object]': () => '[object Object]',
	__proto__named: () => '__proto__',
	constructor: () => 'constructor',
	hasOwnProperty: () => 'hasOwnProperty',
	'half a character': () => 'a\ud800b',
	'the character 0': () => 'a\0b',
	'nothing but the character 0': () => '\0',
	'text that turns round': () => '\u202egpj.exe\u2066',
	'what nobody sees': () => '\u200b\u2060\ufeff',
	'a mark without a letter': () => '\u0301',
	'an empty list': () => [],
	'an empty object': () => ({}),
	'a list with nothing': () => [null],
	'a list of lists': () => [[[[1]]]],
	'a list of odd things': () => [1, 'x', null, {}, [], true],
	'names of the language': polluting,
	'a list with names of the language': () => [polluting()],
	'names of the language, deep down': () => ({ a: { b: [polluting()] } }),
	'10,000 objects in one another': () => nested(10_000, (inner) => ({ a: inner })),
	'10,000 lists in one another': () => nested(10_000, (inner) => [inner]),
	'10,000 brackets as text': () => '['.repeat(10_000) + ']'.repeat(10_000),
	'JSON text with names of the language': () =>
		'{"__proto__":{"polluted":1},"version":1,"types":[],"preferences":[],"blocks":[]}',
	'markup for everybody': () => '<!channel> <!everyone> <@U012345> <https://x.test|https://y.test>',
	SQL: () => `'; drop table notification; --`,
};

/** The same for who keeps a value for itself, as n8n does in a credential: no lists and no objects. */
export const flat: Monsters = Object.fromEntries(
	Object.entries(plain).filter(([, make]) => typeof make() !== 'object' || make() === null),
);

/** What only a program can make. */
export const exotic: Monsters = {
	undefined: () => undefined,
	NaN: () => Number.NaN,
	Infinity: () => Infinity,
	'minus zero': () => -0,
	'a BigInt': () => 10n,
	'a BigInt of 10,000 digits': () => 10n ** 10_000n,
	'a symbol': () => Symbol('s'),
	'a function': () => () => 1,
	'a date': () => new Date(0),
	'no date': () => new Date(Number.NaN),
	'a Map': () => new Map([['a', 1]]),
	'a Set': () => new Set([1]),
	'a Buffer': () => Buffer.from('abc'),
	'a regular expression': () => /a/,
	'an error': () => new Error('boom'),
	'a promise': () => Promise.resolve(1),
	'a boxed text': () => new String('x'),
	'a circle': () => around(1),
	'a list in itself': () => {
		const list: unknown[] = [];
		list.push(list);
		return list;
	},
	'an object without a prototype': () => Object.assign(Object.create(null), { label: 'a' }),
	'a date that is a symbol': () => ({ toMillis: () => Symbol('at') }),
};

/** What is an error as soon as anybody looks at it. n8n hands out copies, which can do no such thing. */
export const traps: Monsters = {
	'getters that throw': getters,
	'a list of getters that throw': () => [getters()],
	'what is no text, number or JSON': () => ({
		toString: thrower('toString'),
		valueOf: thrower('valueOf'),
		[Symbol.toPrimitive]: thrower('toPrimitive'),
		toJSON: thrower('toJSON'),
		toMillis: thrower('toMillis'),
	}),
	'a proxy that throws': () => trapped({}),
	'a list that throws': () => trapped([]),
	'a proxy that was taken back': () => revoked({}),
	'a list that was taken back': () => revoked([]),
};

const words = 'word '.repeat(2_000_000);

/** Far more than anybody meant. */
export const giants: Monsters = {
	'50 million letters': () => 'x'.repeat(50_000_000),
	'10 million spaces and a letter': () => `${' '.repeat(10_000_000)}x`,
	'10 million line breaks': () => '\n'.repeat(10_000_000),
	'5 million halves of a character': () => '\ud800'.repeat(5_000_000),
	'5 million marks on one letter': () => `a${'\u0301'.repeat(5_000_000)}`,
	'5 million changes of direction': () => '\u202e\u2066'.repeat(2_500_000),
	'2 million words': () => words,
	'2 million commas': () => 'a@b.test,'.repeat(2_000_000),
	'a million dots': () => 'a.'.repeat(1_000_000),
	'a million brackets as text': () => '['.repeat(1_000_000),
	'a list of a million numbers': () => new Array(1_000_000).fill(0),
	'a list of a million objects': () => Array.from({ length: 1_000_000 }, () => ({})),
	'an object of 200,000 names': () =>
		Object.fromEntries(Array.from({ length: 200_000 }, (_, index) => [`k${index}`, index])),
	'a million objects in one another': () => nested(1_000_000, (inner) => ({ a: inner })),
	'200,000 faults in a list of lists': () => [new Array(200_000).fill({ label: {}, key: 1 })],
};
