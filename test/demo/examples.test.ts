// Answers: can the example workflows be imported by somebody who has only this package?
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ExampleWorkflow } from '../../demo/workflows.ts';
import { ourNodes, readExample, webhookPaths } from '../../demo/workflows.ts';

const folder = new URL('../../examples/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const packageJson = JSON.parse(
	readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { n8n: { nodes: string[] } };

const stock = [
	...['webhook', 'scheduleTrigger', 'formTrigger', 'form', 'httpRequest'],
	...['set', 'splitOut', 'if', 'filter', 'aggregate', 'stickyNote'],
];
const known = new Set([
	...stock.map((name) => `n8n-nodes-base.${name}`),
	...packageJson.n8n.nodes.map((path) => {
		const name = path.split('/').at(-1)?.replace('.node.js', '') ?? '';
		return `${ourNodes}${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
	}),
]);

function linksOf(workflow: ExampleWorkflow): { from: string; to: string }[] {
	return Object.entries(workflow.connections).flatMap(([from, { main }]) =>
		main.flatMap((output) => (output ?? []).map(({ node }) => ({ from, to: node }))),
	);
}

it('there are six of them', () => {
	const names = [
		...['cases', 'job-change-to-owner', 'member-map'],
		...['publishing', 'scheduled-report', 'task-digest'],
	];
	expect(files.toSorted()).toEqual(names.map((name) => `${name}.json`));
});

describe.each(files)('examples/%s', (file) => {
	const text = readFileSync(new URL(file, folder), 'utf8');
	const workflow = readExample(new URL(file, folder));

	it('uses nodes of n8n itself and of this package only', () => {
		expect(workflow.nodes.map(({ type }) => type).filter((type) => !known.has(type))).toEqual([]);
		expect(workflow.nodes.some(({ type }) => type.startsWith(ourNodes))).toBe(true);
	});

	it('names no credential, no token and no instance', () => {
		expect(workflow.nodes.filter(({ credentials }) => credentials)).toEqual([]);
		expect(text).not.toMatch(/xox[abeoprs]-|"instanceId"|localhost|127\.0\.0\.1/);
	});

	it('links nodes that exist, and every node but the notes is linked', () => {
		const names = new Set(workflow.nodes.map(({ name }) => name));
		expect(names.size).toBe(workflow.nodes.length);
		const linked = new Set(linksOf(workflow).flatMap(({ from, to }) => [from, to]));
		expect([...linked].filter((name) => !names.has(name))).toEqual([]);
		const unlinked = workflow.nodes.filter(
			({ name, type }) => !linked.has(name) && type !== 'n8n-nodes-base.stickyNote',
		);
		expect(unlinked).toEqual([]);
	});

	it('explains itself in notes', () => {
		const notes = workflow.nodes.filter(({ type }) => type === 'n8n-nodes-base.stickyNote');
		expect(notes.length).toBeGreaterThanOrEqual(2);
	});

	it('listens on webhook paths of its own', () => {
		const others = files
			.filter((name) => name !== file)
			.flatMap((name) => webhookPaths(readExample(new URL(name, folder))));
		expect(webhookPaths(workflow).filter((path) => others.includes(path))).toEqual([]);
	});

	it('gives every event an ID that is the same when the event comes again', () => {
		const notify = workflow.nodes.filter(
			({ type, parameters }) =>
				type.startsWith(`${ourNodes}slackNotify`) && parameters['operation'] !== 'sendTest',
		);
		expect(notify.length).toBeGreaterThan(0);
		for (const { type, parameters } of notify) {
			const id = String(parameters['eventId']);
			if (type === `${ourNodes}slackNotifyMember`) {
				expect(id).toMatch(
					/^=(\{\{ \$json\.eventId \}\}|[\w-]+\{\{ \$\('[\w ]+'\)\.item\.json\.\w+ \}\})$/,
				);
			}
			expect(id).toMatch(/\{\{ \$(json|now|\('[\w ]+'\)\.item\.json)\./);
			expect(id).not.toMatch(/execution|Millis|Math/);
		}
	});
});

/** What the issue of a person who looks for an example names, and where its nodes have it. */
it.each([
	['a report as table and file', 'rowsAs', '"table_and_csv"'],
	['a report as a file alone', 'rowsAs', '"csv"'],
	['a file of the items', 'attachments', '"pdf"'],
	['Markdown', 'textFormat', '"markdown"'],
	['a mention by e-mail', 'mentionByEmail', 'true'],
	['a colour for the severity', 'shownBy', '"colour"'],
	['a follow-up in the thread', 'ifToldBefore', '"reply"'],
	['a message that is changed', 'ifToldBefore', "'update'"],
	['a test message', 'operation', '"sendTest"'],
	['the default channel', 'sendTo', '"defaultChannel"'],
])('one of them shows %s', (_, name, value) => {
	const parameters = files
		.flatMap((file) => readExample(new URL(file, folder)).nodes)
		.filter(({ type }) => type.startsWith(ourNodes))
		.map((node) => JSON.stringify(node.parameters));
	const shown = parameters.filter((text) => new RegExp(`"${name}":[^,]*${value}`).test(text));
	expect(shown.length).toBeGreaterThan(0);
});

it('the report that can’t be sent leaves by an error output, behind the three of every report', () => {
	const { nodes, connections } = readExample(new URL('scheduled-report.json', folder));
	const board = nodes.find(({ name }) => name === 'Report to the Board');
	expect(board).toMatchObject({ onError: 'continueErrorOutput' });
	const outputs = connections['Report to the Board']?.main ?? [];
	expect(outputs.map((links) => links?.map(({ node }) => node))).toEqual([
		...[[], [], []],
		['Tell Whoever Can Invite the App'],
	]);
});
