import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readShipped } from '../../audit/readShipped';
import { packPackage, type Packed } from './packed';

let packed: Packed;
let texts: Map<string, string>;
let manifest: Record<string, unknown> & {
	n8n: { nodes: string[]; credentials: string[] };
	scripts: Record<string, string>;
};

beforeAll(async () => {
	packed = await packPackage();
	texts = new Map(
		packed.files.map((file) => [file, readFileSync(join(packed.unpacked, file), 'utf8')]),
	);
	manifest = JSON.parse(texts.get('package.json') ?? '');
});

afterAll(() => packed.remove());

const moduleHeading = /^\/\/ ((?:src|nodes|credentials|node_modules)\/\S+)$/gm;

const scripts = () => [...texts].filter(([file]) => file.endsWith('.js'));

describe('the tarball', () => {
	it('has less than 600 kB', () => {
		expect(packed.bytes).toBeGreaterThan(20_000);
		expect(packed.bytes).toBeLessThan(600_000);
	});

	it('holds the built files, the schemas for editors, and nothing else', () => {
		const beside = packed.files.filter((file) => !file.startsWith('dist/'));
		expect(beside.filter((file) => file !== 'README.md')).toEqual([
			'LICENSE',
			'docs/catalogue.schema.json',
			'docs/preferences.schema.json',
			'package.json',
		]);
		expect(packed.files.filter((file) => /\.map$|\.ts$|test|demo/i.test(file))).toEqual([]);
	});

	it('holds all that it promises n8n, and a codex file for each node', () => {
		const promised = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
		const codex = manifest.n8n.nodes.map((path) => path.replace(/\.js$/, '.json'));
		expect(packed.files).toEqual(expect.arrayContaining([...promised, ...codex]));
	});

	it('has no dependency to install and no script to run on installing', () => {
		expect(manifest).not.toHaveProperty('dependencies');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('private');
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(
			Object.keys(manifest.scripts).filter((name) => /install|prepare|pack/.test(name)),
		).toEqual(['test:package']);
	});

	it('asks for nothing but n8n-workflow and Node itself', () => {
		const asked = scripts().flatMap(([, text]) =>
			[...text.matchAll(/\b_*require\(\s*['"]([^'"]+)['"]\s*\)/g)].map((match) => match[1] ?? ''),
		);
		const packages = new Set(asked.filter((name) => !name.startsWith('.')));
		expect(packages).toContain('node:sqlite');
		const foreign = [...packages].filter(
			(name) => !name.startsWith('node:') && !builtinModules.includes(name),
		);
		expect(foreign).toEqual(['n8n-workflow']);
	});

	it('holds one copy of each source file and library, shared by all nodes', () => {
		// The bundler writes the path of each module above it.
		const homes = new Map<string, Set<string>>();
		for (const [file, text] of scripts()) {
			for (const [, module = ''] of text.matchAll(moduleHeading)) {
				homes.set(module, (homes.get(module) ?? new Set()).add(file));
			}
		}
		expect(homes.get('src/errors.ts')?.size).toBe(1);
		expect([...homes].filter(([, files]) => files.size > 1)).toEqual([]);
	});

	it('tells nobody where it was built', () => {
		const traces = [...texts].filter(([, text]) => text.includes(process.cwd()));
		expect(traces.map(([file]) => file)).toEqual([]);
		expect(scripts().filter(([, text]) => text.includes('sourceMappingURL'))).toEqual([]);
	});

	it('has nothing bundled whose licence asks for more than to be named', () => {
		const licences = texts.get('dist/THIRD-PARTY-LICENCES.txt') ?? '';
		for (const name of readShipped(licences)) {
			const { license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as {
				license?: string;
			};
			expect(license, name).toMatch(/^(?:0BSD|Apache-2\.0|BSD-[23]-Clause|ISC|MIT)$/);
		}
	});

	it('carries the licences of what is bundled', () => {
		const licences = texts.get('dist/THIRD-PARTY-LICENCES.txt') ?? '';
		for (const name of ['@slack/web-api', 'kysely', 'pg', 'zod']) {
			expect(licences).toMatch(new RegExp(`^${name} \\d+\\.\\d+`, 'm'));
		}
	});
});
