// Answers: does a document fit a published JSON schema? Knows the words of JSON Schema that ours use, and refuses others.
interface Schema {
	[word: string]: unknown;
}

const says: Record<string, (value: unknown, said: never, schema: Schema) => boolean> = {
	type: (value, said: string | string[]) => [said].flat().some((name) => isOf(name, value)),
	const: (value, said: unknown) => value === said,
	enum: (value, said: unknown[]) => said.includes(value),
	anyOf: (value, said: Schema[]) => said.some((schema) => fitsSchema(value, schema)),
	oneOf: (value, said: Schema[]) => said.filter((schema) => fitsSchema(value, schema)).length === 1,
	allOf: (value, said: Schema[]) => said.every((schema) => fitsSchema(value, schema)),
	pattern: (value, said: string) => typeof value !== 'string' || new RegExp(said, 'u').test(value),
	minLength: (value, said: number) => typeof value !== 'string' || value.length >= said,
	maxLength: (value, said: number) => typeof value !== 'string' || value.length <= said,
	minItems: (value, said: number) => !Array.isArray(value) || value.length >= said,
	maxItems: (value, said: number) => !Array.isArray(value) || value.length <= said,
	items: (value, said: Schema) =>
		!Array.isArray(value) || value.every((item) => fitsSchema(item, said)),
	required: (value, said: string[]) =>
		!isObject(value) || said.every((name) => Object.hasOwn(value, name)),
	properties: (value, said: Record<string, Schema>) =>
		entriesOf(value).every(
			([name, of]) => !Object.hasOwn(said, name) || fitsSchema(of, said[name]!),
		),
	propertyNames: (value, said: Schema) =>
		entriesOf(value).every(([name]) => fitsSchema(name, said)),
	additionalProperties: (value, said: Schema | boolean, { properties = {} }) =>
		entriesOf(value)
			.filter(([name]) => !Object.hasOwn(properties as object, name))
			.every(([, of]) => (typeof said === 'boolean' ? said : fitsSchema(of, said))),
};

const saysNothing = ['$schema', 'title', 'description', 'default'];

export function fitsSchema(value: unknown, schema: Schema): boolean {
	return Object.entries(schema).every(([word, said]) => {
		if (saysNothing.includes(word)) return true;
		const check = says[word];
		if (check === undefined) throw new Error(`no check for ${word}`);
		return check(value, said as never, schema);
	});
}

function isOf(name: string, value: unknown): boolean {
	if (name === 'array') return Array.isArray(value);
	if (name === 'object') return isObject(value);
	return name === 'null' ? value === null : typeof value === name;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entriesOf(value: unknown): [string, unknown][] {
	return isObject(value) ? Object.entries(value) : [];
}
