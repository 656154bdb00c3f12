import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint();

async function rulesBroken(filePath: string, code: string): Promise<(string | null)[]> {
	const [result] = await eslint.lintText(code, { filePath });
	return (result?.messages ?? []).map(({ ruleId }) => ruleId);
}

describe('the engine', () => {
	it.each([
		'setTimeout(() => {}, 1);',
		'setInterval(() => {}, 1);',
		'setImmediate(() => {});',
		'export const at = Date.now();',
		'export const at = new Date();',
		'export const chance = Math.random();',
		'export const home = process.env.HOME;',
		'export const all = globalThis;',
	])(
		'can have no %s: nothing depends on a timer or a clock that lives in a process',
		async (code) => {
			expect(await rulesBroken('src/deliver/later.ts', code)).not.toEqual([]);
		},
	);

	it('is allowed what it needs', async () => {
		const code = 'export const later = (now: number) => new Date(now + 1);';
		expect(await rulesBroken('src/deliver/later.ts', code)).toEqual([]);
	});
});
