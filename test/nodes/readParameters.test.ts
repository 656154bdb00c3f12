// Answers: does the quick way to a parameter say what n8n's own expressions say?
import fc from 'fast-check';
import { createEmptyRunExecutionData, Workflow } from 'n8n-workflow';
import type { IExecuteFunctions, INode, INodeExecutionData, INodeTypes } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { readParameters } from '../../nodes/shared/parameters/readParameters';
import { readSimplePath } from '../../nodes/shared/parameters/simplePath';

const nodeTypes: INodeTypes = {
	getByName: () => nodeType,
	getByNameAndVersion: () => nodeType,
	getKnownTypes: () => ({}),
};
const nodeType = {
	description: {
		displayName: 'Any',
		name: 'any',
		group: [],
		version: 1,
		description: '',
		defaults: { name: 'Any' },
		inputs: [],
		outputs: [],
		properties: [],
	},
} as unknown as ReturnType<INodeTypes['getByNameAndVersion']>;

/** Reads parameters through n8n's own expression engine, and counts how often it is asked. */
function n8nWith(parameters: INode['parameters'], items: INodeExecutionData[]) {
	const node: INode = {
		id: '1',
		name: 'Here',
		type: 'any',
		typeVersion: 1,
		position: [0, 0],
		parameters,
	};
	// Without known properties n8n strips every parameter, so its copy is not ours.
	const nodes = [{ ...node, parameters: {} }];
	const workflow = new Workflow({ nodes, connections: {}, active: false, nodeTypes });
	let asked = 0;
	const evaluate = (value: INode['parameters'][string], itemIndex: number) =>
		workflow.expression.getParameterValue(
			value,
			createEmptyRunExecutionData(),
			0,
			itemIndex,
			'Here',
			items,
			'manual',
			{},
			{ data: { main: [items] }, node, source: null },
		);
	const source = {
		getNode: () => node,
		getInputData: () => items,
		getNodeParameter: (path: string, itemIndex: number) => {
			asked++;
			return evaluate(rawAt(parameters, path) as never, itemIndex);
		},
	} as unknown as IExecuteFunctions;
	return { source, evaluate, asked: () => asked };
}

function rawAt(parameters: unknown, path: string): unknown {
	return path
		.split(/[.[\]]+/)
		.filter(Boolean)
		.reduce<unknown>((value, name) => (value as Record<string, unknown>)?.[name], parameters);
}

function outcome(read: () => unknown): unknown {
	try {
		return { value: read() };
	} catch (error) {
		return { refused: (error as Error).name };
	}
}

const names = fc.constantFrom(
	'email',
	'e_mail2',
	'user',
	'address',
	'länge',
	'with space',
	'length',
	'toString',
	'__proto__',
	'constructor',
	'constructorName',
	'binding',
	'caller',
	'class',
	'a-b',
	'0',
);
const leaves = fc.oneof(
	fc.string(),
	fc.constantFrom('={{ $json.email }}', '{{ 1 }}', '', 'Ünï ü', '‏مرحبا', '🦆'),
	fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.string(), { maxLength: 2 }),
);
const { tree } = fc.letrec((tie) => ({
	tree: fc.dictionary(names, fc.oneof({ maxDepth: 2 }, leaves, tie('tree')), {
		noNullPrototype: true,
	}),
}));
const step = fc.oneof(
	names.filter((name) => /^[A-Za-z_]\w*$/.test(name)).map((name) => `.${name}`),
	names.map((name) => `["${name}"]`),
	names.map((name) => `['${name}']`),
);
const padding = fc.constantFrom('', ' ', '  ');
const expression = fc
	.tuple(padding, fc.array(step, { minLength: 1, maxLength: 3 }), padding)
	.map(([before, steps, after]) => `={{${before}$json${steps.join('')}${after}}}`);

describe('reading parameters', () => {
	it('says for every path into the item what n8n says', () => {
		fc.assert(
			fc.property(expression, tree, (text, json) => {
				const n8n = n8nWith({ value: text }, [{ json: json as INodeExecutionData['json'] }]);
				const read = readParameters(n8n.source);
				expect(outcome(() => read('value', 0))).toEqual(outcome(() => n8n.evaluate(text, 0)));
			}),
			{ numRuns: 500 },
		);
	}, 60_000);

	it('asks n8n nothing for a value of 10,000 items that is a path into the item', () => {
		const items = Array.from({ length: 10_000 }, (_, index) => ({
			json: { email: `${index}@acme.test` },
		}));
		const n8n = n8nWith({ email: '={{ $json.email }}', title: 'Hello' }, items);
		const read = readParameters(n8n.source);
		const emails = items.map((_, index) => read('email', index));
		expect(emails).toEqual(items.map((item) => item.json.email));
		expect(items.every((_, index) => read('title', index) === 'Hello')).toBe(true);
		expect(n8n.asked()).toBe(0);
	});

	it('leaves every richer expression to n8n, for each item', () => {
		const items = [{ json: { a: 1 } }, { json: { a: 2 } }];
		const n8n = n8nWith({ sum: '={{ $json.a + 1 }}', text: '=Item {{ $json.a }}' }, items);
		const read = readParameters(n8n.source);
		expect([read('sum', 0), read('sum', 1)]).toEqual([2, 3]);
		expect([read('text', 0), read('text', 1)]).toEqual(['Item 1', 'Item 2']);
		expect(n8n.asked()).toBe(4);
	});

	it('reads lists whose entries hold expressions', () => {
		const items = [{ json: { who: 'Ana' } }, { json: { who: 'Ben' } }];
		const parameters = {
			fields: {
				field: [
					{ label: 'Who', value: '={{ $json.who }}' },
					{ label: 'Twice', value: '={{ $json.who + $json.who }}' },
				],
			},
		};
		const read = readParameters(n8nWith(parameters, items).source);
		expect(read('fields.field', 1)).toEqual([
			{ label: 'Who', value: 'Ben' },
			{ label: 'Twice', value: 'BenBen' },
		]);
	});

	it('reads within a group that is an expression as a whole', () => {
		const read = readParameters(
			n8nWith({ options: '={{ { recordKey: $json.key } }}' }, [{ json: { key: 'T-1' } }]).source,
		);
		expect(read('options.recordKey', 0)).toBe('T-1');
	});

	it('knows no value for what is not set', () => {
		const read = readParameters(n8nWith({ options: {} }, [{ json: {} }]).source);
		expect(read('options.recordKey', 0)).toBeUndefined();
		expect(read('nothing', 0)).toBeUndefined();
	});

	it('takes only the plainest expressions for a path', () => {
		expect(readSimplePath('={{ $json.a.b }}')).toEqual(['a', 'b']);
		expect(readSimplePath(`={{$json["a b"]['c']}}`)).toEqual(['a b', 'c']);
		for (const other of [
			'={{ $json.a }} ',
			'={{ $json.a() }}',
			'={{ $json?.a }}',
			'={{ $json[0] }}',
			'={{ $json.a[b] }}',
			'={{ $json }}',
			'={{ $json.a }}{{ $json.b }}',
			'={{ $json["}}"] }}',
			'={{ $json.$a }}',
			'{{ $json.a }}',
		]) {
			expect(readSimplePath(other), other).toBeUndefined();
		}
	});
});
