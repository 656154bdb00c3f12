import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import packageJson from '../../package.json';
import { layerOf, refuseImport, unitOf, type Import } from './layers.mts';
import { readImports } from './readImports';

const files = globSync('{src,nodes,credentials}/**/*.ts').map((file) => file.replaceAll('\\', '/'));
const texts = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
const imports = files.flatMap((file) => readImports(file, texts.get(file) ?? ''));

describe('the layers', () => {
	it('reads every file of src, nodes and credentials', () => {
		expect(files.length).toBeGreaterThan(30);
		expect(imports.length).toBeGreaterThan(files.length);
		expect(files.filter((file) => layerOf(file) === undefined)).toEqual([]);
	});

	it('are kept by every import', () => {
		expect(imports.map(refuseImport).filter((refusal) => refusal !== undefined)).toEqual([]);
	});

	it('have no cycle between folders', () => {
		expect(findCycle(imports.filter(({ typeOnly }) => !typeOnly))).toBeUndefined();
	});
});

describe('the packages', () => {
	it('that are imported anywhere are named in package.json, not found by luck', () => {
		const everywhere = globSync(
			'{src,nodes,credentials,test,audit,bench,cluster,demo,figures,gallery,licences}/**/*.{ts,mts}',
			{
				exclude: ['**/node_modules/**'],
			},
		);
		const wanted = everywhere
			.flatMap((file) => readImports(file, readFileSync(file, 'utf8')))
			.map(({ to }) => /^(?:@[^/]+\/)?[^/]+/.exec(to)?.[0] ?? '')
			.filter(
				(name) =>
					!/^(?:src|nodes|credentials|test|audit|bench|cluster|demo|figures|gallery|licences|node:.+|.+\.json)$/.test(
						name,
					),
			);
		const named = new Set(
			Object.keys(packageJson.devDependencies).map((name) => name.replace(/^@types\//, '')),
		);
		expect([...new Set(wanted)].filter((name) => !named.has(name))).toEqual([]);
	});
});

describe('the rules behind the layers', () => {
	const refused = (from: string, to: string, typeOnly = false) =>
		refuseImport({ from, to, typeOnly }) !== undefined;

	it('let a step share types with another step, and nothing that runs', () => {
		expect(refused('src/members/a.ts', 'src/outbox/states')).toBe(true);
		expect(refused('src/members/a.ts', 'src/outbox/states', true)).toBe(false);
		expect(refused('src/members/a.ts', 'src/members/b')).toBe(false);
	});

	it('keep each library where it belongs', () => {
		expect(refused('src/outbox/a.ts', 'kysely')).toBe(true);
		expect(refused('src/store/verbs/a.ts', 'kysely')).toBe(false);
		expect(refused('src/store/verbs/a.ts', 'node:sqlite')).toBe(true);
		expect(refused('src/store/drivers/sqlite.ts', 'node:sqlite')).toBe(false);
		expect(refused('src/message/a.ts', '@slack/web-api')).toBe(true);
		expect(refused('src/message/a.ts', '@slack/types', true)).toBe(false);
		expect(refused('src/slack/a.ts', '@slack/web-api')).toBe(false);
		expect(refused('src/engine.ts', 'n8n-workflow', true)).toBe(true);
		expect(refused('src/members/a.ts', 'zod/v4')).toBe(false);
	});

	it('open src to the nodes by one door', () => {
		expect(refused('nodes/SlackDigest/SlackDigest.node.ts', 'src/index')).toBe(false);
		expect(refused('nodes/SlackDigest/SlackDigest.node.ts', 'src/engine', true)).toBe(true);
		expect(refused('nodes/SlackDigest/a.ts', 'nodes/SlackMapMembers/b')).toBe(true);
		expect(refused('nodes/SlackDigest/a.ts', 'nodes/shared/engine/b')).toBe(false);
		expect(refused('nodes/shared/a.ts', 'nodes/SlackDigest/b')).toBe(true);
	});

	it('keep the drivers from all but the store and the door', () => {
		expect(refused('src/engine.ts', 'src/store/drivers/sqlite')).toBe(true);
		expect(refused('src/notify.ts', 'src/store/drivers/sqlite', true)).toBe(true);
		expect(refused('src/index.ts', 'src/store/drivers/sqlite')).toBe(false);
	});

	it('see imports, re-exports, type imports, dynamic imports and require', () => {
		const text = `import type { A } from '../outbox/states';
			export { b } from './b';
			type C = import('../store/contract').Store;
			const d = await import('kysely');
			const e = require('node:sqlite');`;
		expect(readImports('src/members/a.ts', text)).toEqual([
			{ from: 'src/members/a.ts', to: 'src/outbox/states', typeOnly: true },
			{ from: 'src/members/a.ts', to: 'src/members/b', typeOnly: false },
			{ from: 'src/members/a.ts', to: 'src/store/contract', typeOnly: true },
			{ from: 'src/members/a.ts', to: 'kysely', typeOnly: false },
			{ from: 'src/members/a.ts', to: 'node:sqlite', typeOnly: false },
		]);
	});

	it('find a cycle', () => {
		const edge = (from: string, to: string): Import => ({ from, to, typeOnly: false });
		expect(
			findCycle([
				edge('src/a/1.ts', 'src/b/1'),
				edge('src/b/2.ts', 'src/c/1'),
				edge('src/c/2.ts', 'src/a/2'),
			]),
		).toEqual(['src/a/', 'src/b/', 'src/c/', 'src/a/']);
		expect(findCycle([edge('src/a/1.ts', 'src/b/1'), edge('src/b/2.ts', 'src/b/3')])).toBe(
			undefined,
		);
	});
});

describe('the files', () => {
	it('of src have at most 300 lines: a longer one answers more than one question', () => {
		const long = files.filter(
			(file) => file.startsWith('src/') && (texts.get(file) ?? '').split('\n').length > 301,
		);
		expect(long).toEqual([]);
	});

	it('are named after what they answer, not after a drawer', () => {
		const drawer =
			/(?:^|[/.]|[a-z](?=[A-Z]))(?:utils?|helpers?|common|services?|managers?|handlers?)(?=[/.A-Z]|$)/i;
		expect(files.filter((file) => drawer.test(file))).toEqual([]);
		expect('src/store/utils.ts').toMatch(drawer);
		expect('src/members/memberService.ts').toMatch(drawer);
	});

	it('open with the question that they answer', () => {
		const silent = files.filter(
			(file) => !/^\/\/ (?:Answers: .+|Chapter \d\. .+)/.test(texts.get(file) ?? ''),
		);
		expect(silent).toEqual([]);
	});
});

/** The folders of the first cycle there is, the first of them named again at the end. */
function findCycle(edges: readonly Import[]): string[] | undefined {
	const next = new Map<string, Set<string>>();
	for (const { from, to } of edges) {
		const [a, b] = [unitOf(from), unitOf(to)];
		if (a !== b) next.set(a, (next.get(a) ?? new Set()).add(b));
	}
	const done = new Set<string>();
	const walk = (unit: string, path: readonly string[]): string[] | undefined => {
		if (path.includes(unit)) return [...path.slice(path.indexOf(unit)), unit];
		if (done.has(unit)) return undefined;
		done.add(unit);
		for (const to of next.get(unit) ?? []) {
			const cycle = walk(to, [...path, unit]);
			if (cycle !== undefined) return cycle;
		}
		return undefined;
	};
	for (const unit of next.keys()) {
		const cycle = walk(unit, []);
		if (cycle !== undefined) return cycle;
	}
	return undefined;
}
