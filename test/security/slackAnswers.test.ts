// Answers: what if Slack, or what answers in its place, says something else than Slack documents?
import { describe, expect, it } from 'vitest';
import { noteFigures } from '../support/noteFigures';
import { requireCleanPrototypes } from './monsters';
import { outcomeOf } from './outcome';
import { methods, slackThatAnswers } from './slackAnswers';

const odd: readonly unknown[] = [
	...[null, 0, -1, 1e308, true, '', 'x', ' ', 'x'.repeat(5_000), 'a\0b', 'a\ud800b'],
	...[[], {}, [null], [1], ['x'], [[]], [{}], { a: 1 }, { toString: 1, valueOf: 1, id: {} }],
	JSON.parse('{"__proto__":{"polluted":1,"id":"U1","email":"p@x.test"}}'),
];

/** Every place of an answer, and what stands there instead. */
function* mutants(value: unknown): Generator<unknown> {
	yield* odd;
	if (typeof value !== 'object' || value === null) return;
	for (const [name, part] of Object.entries(value)) {
		for (const instead of mutants(part)) {
			yield Array.isArray(value) ? [instead] : { ...value, [name]: instead };
		}
	}
}

/** What the engine keeps or shows of an answer is text, a yes or no, or not there. */
const texts = new Set(['ts', 'threadTs', 'conversation', 'id', 'name', 'email', 'timeZone', 'url']);
for (const name of ['nextCursor', 'fileId', 'botName', 'botUserId']) texts.add(name);

function wrongTypes(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([name, part]) => {
		if (texts.has(name)) return part === undefined || typeof part === 'string' ? [] : [name];
		return wrongTypes(part);
	});
}

async function judge(method: string, body: string, headers = {}): Promise<string[]> {
	const faults: string[] = [];
	for (const ask of methods[method]!.asking) {
		await outcomeOf(async () => {
			const wrong = wrongTypes(await ask(slackThatAnswers(method, body, headers)));
			if (wrong.length > 0) faults.push(`${method}: ${wrong.join(', ')} in ${body}`);
		}).catch((error: Error) => faults.push(`${method}: ${error.message} at ${body.slice(0, 500)}`));
	}
	return faults;
}

let count = 0;
const judgeAll = async (bodies: Iterable<readonly [string, string, object?]>) => {
	const faults: string[] = [];
	for (const [method, body, headers] of bodies) {
		count += methods[method]!.asking.length;
		faults.push(...(await judge(method, body, headers)));
	}
	requireCleanPrototypes();
	expect(faults).toEqual([]);
};

describe('an answer of Slack’s', () => {
	it.each(Object.keys(methods))('%s, whatever is wrong in it, is an outcome', async (method) => {
		const { answer } = methods[method]!;
		const all = [...mutants(answer)].map(
			(mutant) => [method, JSON.stringify(merged(mutant))] as const,
		);
		await judgeAll(all);
	});

	it('that refuses in odd words is an outcome', async () => {
		const all = Object.keys(methods).flatMap((method) =>
			['error', 'needed', 'response_metadata', 'errors'].flatMap((name) =>
				odd.map((value) => {
					const refusal = { ok: false, error: 'missing_scope', [name]: value };
					return [method, JSON.stringify(refusal), { 'x-oauth-scopes': ',é,,' }] as const;
				}),
			),
		);
		await judgeAll(all);
	});

	it('nested 100,000 deep is an outcome', async () => {
		const deep = '{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000);
		const all = Object.entries(methods).flatMap(([method, { answer }]) => {
			const whole = JSON.stringify({ ok: true, ...answer });
			return [
				[method, whole.replace('{', `{"deep":${deep},`)] as const,
				[method, `{"ok":false,"error":"invalid_blocks","errors":[${deep}]}`] as const,
			];
		});
		await judgeAll(all);
		noteFigures('answers', { 'answers of Slack tried': count, 'errors without a reason': 0 });
	});

	it('that names a place in the list again, or one that is none, ends the walk with an error', async () => {
		const { answer } = methods['users.list']!;
		for (const next_cursor of [[], {}, [1], 'same', true]) {
			const body = JSON.stringify({ ok: true, ...answer, response_metadata: { next_cursor } });
			const outcome = await outcomeOf(() =>
				slackThatAnswers('users.list', body).walkUsers(Infinity),
			);
			expect(outcome).toBe(next_cursor === 'same' ? 'repeated_cursor' : 'answer_unreadable');
		}
	});
});

/** `ok` stays, unless something stands in the place of the whole. */
function merged(mutant: unknown): unknown {
	const isObject = typeof mutant === 'object' && mutant !== null && !Array.isArray(mutant);
	return isObject ? { ok: true, ...mutant } : mutant;
}
