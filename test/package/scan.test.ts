import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packPackage, type Packed } from './packed';

let packed: Packed;

beforeAll(async () => {
	packed = await packPackage();
});

afterAll(() => packed.remove());

describe("n8n's scanner, with the profile for packages outside of n8n Cloud", () => {
	it('finds no error in the packed files', async () => {
		const { files, errors } = await scan(packed.unpacked, ['**/*.js', '**/*.json']);
		expect(errors).toEqual([]);
		expect(files).toBeGreaterThan(14);
	});

	it('finds no error in the sources', async () => {
		const { files, errors } = await scan(process.cwd());
		expect(errors).toEqual([]);
		expect(files).toBeGreaterThan(14);
	});

	it('would find what is wrong', async () => {
		const folder = join(packed.folder, 'wrong');
		mkdirSync(folder);
		writeFileSync(
			join(folder, 'a.js'),
			"eval('1'); /* eslint-disable */ console.log(new Function(''))",
		);
		writeFileSync(
			join(folder, 'package.json'),
			'{ "name": "wrong", "dependencies": { "a": "1" } }',
		);
		const errors = (await scan(folder, ['**/*.js', '**/*.json'])).errors.join('\n');
		expect(errors).toContain('no-dangerous-functions');
		expect(errors).toContain('no-console');
		expect(errors).toContain('no-runtime-dependencies');
		expect(errors).toContain('package-name-convention');
	});
});

/** Warnings are printed. */
async function scan(folder: string, patterns: readonly string[] = []) {
	const { NODE_ENV: _test, ...env } = process.env;
	const script = join(import.meta.dirname, 'scanFolder.mts');
	const { stdout } = await promisify(execFile)(process.execPath, [script, folder, ...patterns], {
		// The scanner makes a temporary folder and leaves it behind.
		env: { ...env, TMPDIR: packed.folder },
		maxBuffer: 64 * 1024 * 1024,
	});
	const { files, findings } = JSON.parse(stdout) as {
		files: number;
		findings: { isError: boolean; says: string }[];
	};
	for (const { isError, says } of findings) if (!isError) console.warn(says);
	return { files, errors: findings.filter(({ isError }) => isError).map(({ says }) => says) };
}
