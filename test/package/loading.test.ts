import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureN8n } from '../../demo/host';
import { installAsN8nDoes, installWithNpm, packageName, packPackage, type Packed } from './packed';

interface Loaded {
	package: string;
	nodes: {
		name: string;
		displayName: string;
		outputs: string[];
		credentials: string[];
		alias: string[];
		icons: boolean[];
	}[];
	credentials: { name: string; displayName: string; icons: boolean[]; nodes: string[] }[];
}

interface Report {
	whole: Loaded;
	lazy: Loaded;
	loaded: string[];
	compatible: boolean;
}

const nodes = [
	['slackMapMembers', 'Slack Map Members'],
	['slackNotifyMember', 'Slack Notify Member'],
	['slackNotifyChannel', 'Slack Notify Channel'],
	['slackDigest', 'Slack Digest'],
	['slackPreferences', 'Slack Preferences'],
];

const credentials = [
	['slackNotifyOAuth2Api', 'Slack Notify OAuth2 API'],
	['slackNotifyApi', 'Slack Notify API'],
	['slackNotifyPostgresApi', 'Slack Notify Postgres API'],
];

let packed: Packed;
let n8n: string;

beforeAll(async () => {
	packed = await packPackage();
	const installed = await ensureN8n({ onProgress: (line) => console.log(line) });
	n8n = installed.directory;
});

afterAll(() => packed?.remove());

describe.each([
	['by npm into the nodes folder', installWithNpm],
	['as n8n installs a community package', installAsN8nDoes],
])('the packed package, installed %s', (_how, install) => {
	let report: Report;

	beforeAll(async () => {
		report = await loadInN8n(await install(packed));
	});

	it('is loaded by n8n, whole and lazily, with all nodes and credentials', () => {
		for (const loaded of [report.whole, report.lazy]) {
			expect(loaded.package).toBe(packageName);
			expect(loaded.nodes.map(({ name, displayName }) => [name, displayName])).toEqual(nodes);
			expect(loaded.credentials.map(({ name, displayName }) => [name, displayName])).toEqual(
				credentials,
			);
		}
		expect(report.compatible).toBe(true);
	});

	it('has a light and a dark icon for each node and credential', () => {
		for (const { icons } of [...report.whole.nodes, ...report.whole.credentials]) {
			expect(icons).toEqual([true, true]);
		}
	});

	it('has names to search each node by', () => {
		for (const { alias } of report.whole.nodes) expect(alias.length).toBeGreaterThan(1);
	});

	it('has nodes that take all credentials', () => {
		const names = credentials.map(([name]) => name).sort();
		for (const node of report.whole.nodes) expect([...node.credentials].sort()).toEqual(names);
	});

	it('names the outputs of the nodes that have more than one', () => {
		const outputs = Object.fromEntries(report.whole.nodes.map((node) => [node.name, node.outputs]));
		expect(outputs).toMatchObject({
			slackMapMembers: ['Connected', 'Needs Attention'],
			slackNotifyMember: ['Sent', 'Queued', 'Skipped'],
			slackNotifyChannel: ['Sent', 'Queued', 'Skipped'],
			slackDigest: ['Sent', 'Needs Attention'],
		});
	});

	it('loads one chunk of shared code for all nodes', () => {
		const entries = report.loaded.filter((file) =>
			/^dist\/(?:nodes|credentials)\/.+\.js$/.test(file),
		);
		expect(entries).toHaveLength(nodes.length + credentials.length);
		expect(report.loaded.filter((file) => /^dist\/chunk-/.test(file)).length).toBeGreaterThan(0);
	});
});

/** In a process of its own, which finds n8n-workflow as n8n's process does: by the NODE_PATH that n8n sets. */
async function loadInN8n(folder: string): Promise<Report> {
	const modules = [join(n8n, 'node_modules/n8n/node_modules'), join(n8n, 'node_modules')];
	const { stdout } = await promisify(execFile)(
		process.execPath,
		[join(import.meta.dirname, 'loadInN8n.cjs'), n8n, folder],
		{
			cwd: packed.folder,
			env: {
				PATH: process.env.PATH,
				HOME: packed.folder,
				N8N_USER_FOLDER: packed.folder,
				N8N_LOG_LEVEL: 'silent',
				NODE_PATH: modules.join(':'),
			},
		},
	);
	return JSON.parse(stdout) as Report;
}
