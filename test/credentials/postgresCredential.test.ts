// Answers: what does the Postgres credential ask, and what does n8n find to test it with?
import { readFileSync } from 'node:fs';
import type { INodeProperties, INodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { SlackNotifyPostgresApi } from '../../credentials/SlackNotifyPostgresApi.credentials';
import { SlackDigest } from '../../nodes/SlackDigest/SlackDigest.node';
import { SlackMapMembers } from '../../nodes/SlackMapMembers/SlackMapMembers.node';
import { SlackNotifyChannel } from '../../nodes/SlackNotifyChannel/SlackNotifyChannel.node';
import { SlackNotifyMember } from '../../nodes/SlackNotifyMember/SlackNotifyMember.node';
import { SlackPreferences } from '../../nodes/SlackPreferences/SlackPreferences.node';
import packageJson from '../../package.json';

const credential = new SlackNotifyPostgresApi();
const nodes = [
	SlackMapMembers,
	SlackNotifyMember,
	SlackNotifyChannel,
	SlackDigest,
	SlackPreferences,
];

const field = (name: string): INodeProperties => {
	const found = credential.properties.find((property) => property.name === name);
	if (found === undefined) throw new Error(`there is no field ${name}`);
	return found;
};

/** As the form shows them for one choice of SSL. */
const shownWith = (ssl: string) =>
	credential.properties
		.filter((property) => NodeHelpers.displayParameter({ ssl }, property, null, null))
		.filter(({ type }) => type !== 'notice')
		.map(({ displayName }) => displayName);

describe('the Postgres credential', () => {
	it('asks for what n8n’s own asks for, and for a schema', () => {
		expect(shownWith('disable')).toEqual([
			'Host',
			'Database',
			'User',
			'Password',
			'Port',
			'Schema',
			'SSL',
			'Maximum Number of Connections',
		]);
		expect(
			['host', 'port', 'schema', 'ssl', 'mostConnections'].map((name) => field(name).default),
		).toEqual(['localhost', 5432, 'slack_notify', 'disable', 5]);
	});

	it('shows certificates only where they are used', () => {
		const [plain, required, verified] = ['disable', 'require', 'verify-full'].map(shownWith);
		const beyond = (shown: string[] = []) => shown.filter((name) => !plain?.includes(name));
		expect(beyond(required)).toEqual(['Client Certificate', 'Client Key']);
		expect(beyond(verified)).toEqual(['CA Certificate', 'Client Certificate', 'Client Key']);
	});

	it('says of each choice of SSL what it is good for', () => {
		const options = (field('ssl').options ?? []) as { value: string; description: string }[];
		expect(options.map(({ value }) => value)).toEqual(['disable', 'require', 'verify-full']);
		for (const { description } of options) expect(description.length).toBeGreaterThan(30);
	});

	it('hides the password and the key, and nothing else', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password);
		expect(hidden.map(({ name }) => name)).toEqual(['password', 'key']);
	});

	it('says that each node needs it, before anything else', () => {
		expect(credential.properties[0]).toMatchObject({
			type: 'notice',
			displayName: expect.stringContaining('every Slack Notify node'),
		});
	});

	it('leads to a page that is there', () => {
		const page = /\/blob\/main\/(.+)$/.exec(credential.documentationUrl)?.[1] ?? '';
		expect(readFileSync(page, 'utf8')).toContain('Slack Notify Postgres API');
	});
});

describe('the nodes', () => {
	it('are all that there are', () => {
		expect(nodes).toHaveLength(packageJson.n8n.nodes.length);
	});

	it.each(nodes)('%s take it where it is selected, and do without where it is not', (Node) => {
		const { description } = new Node() as INodeType;
		const offered = description.credentials?.find(({ name }) => name === credential.name);
		expect(offered?.required).toBe(false);
		// What the editor shows, whichever way in to Slack was chosen.
		for (const authentication of ['oAuth2', 'accessToken']) {
			const node = { typeVersion: description.version as number };
			const isShown = NodeHelpers.displayParameter({ authentication }, offered!, node, description);
			expect(isShown).toBe(true);
		}
		// Without this, the editor takes it for one of the ways in to Slack, and offers Slack's credentials for it.
		expect(Object.keys(offered?.displayOptions?.show ?? {})).not.toContain('authentication');
		expect(Object.keys(offered?.displayOptions?.show ?? {})).not.toEqual([]);
	});

	it('test it by what one of them names and has', () => {
		const testers = nodes.flatMap((Node) => {
			const { description, methods } = new Node() as INodeType;
			const offered = description.credentials?.find(({ name }) => name === credential.name);
			return offered?.testedBy === undefined
				? []
				: [methods?.credentialTest?.[String(offered.testedBy)]];
		});
		expect(testers).toEqual([expect.any(Function)]);
		expect(credential.test).toBeUndefined();
	});
});
