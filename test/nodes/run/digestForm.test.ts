// Answers: does the form of Slack Digest ask for what each operation needs, and can n8n publish it?
import { NodeHelpers } from 'n8n-workflow';
import type { INode, INodeTypeDescription } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { inN8nWithQueue } from './queueTasks';

const { world, notify, tellDaily } = inN8nWithQueue();
const node = 'slackDigest';

function nodeOf(description: INodeTypeDescription, parameters: object): INode {
	const { properties, name } = description;
	const given = parameters as INode['parameters'];
	return {
		id: '1',
		name: 'Slack',
		type: name,
		typeVersion: 1,
		position: [0, 0],
		parameters: NodeHelpers.getNodeParameters(
			properties,
			given,
			true,
			false,
			null,
			description,
		) as INode['parameters'],
	};
}

/** The names of the fields that the editor shows. */
async function fieldsOf(parameters: object): Promise<string[]> {
	const description = await world.n8n.describe(node);
	const made = nodeOf(description, parameters);
	return description.properties
		.filter((field) =>
			NodeHelpers.displayParameter(made.parameters, field, made, description, made.parameters),
		)
		.map(({ name }) => name)
		.filter((name) => name !== 'authentication' && name !== 'operation');
}

describe('the form of Slack Digest', () => {
	it.each<[string, object, string[]]>([
		['sendDue', {}, ['scheduleNotice', 'options']],
		['sendNow', {}, ['recipient', 'member', 'filters', 'options']],
		['sendNow', { recipient: 'channel' }, ['recipient', 'channel', 'filters', 'options']],
		['preview', {}, ['recipient', 'dueBy', 'limit']],
		['preview', { dueBy: 'hours' }, ['recipient', 'dueBy', 'hours', 'limit']],
		['why', {}, ['recipient', 'member', 'filters', 'limit']],
		['withdraw', {}, ['recipient', 'withdrawNotice', 'eventId', 'recordKey', 'type']],
		['retry', {}, ['recipient', 'filters', 'unsure', 'options']],
	])('asks for %s %j: %j', async (operation, rest, fields) => {
		expect(await fieldsOf({ operation, ...rest })).toEqual(fields);
	});

	it.each([
		['sendDue', ['Sent', 'Needs Attention']],
		['sendNow', ['Sent', 'Needs Attention']],
		['retry', ['Sent', 'Needs Attention']],
		['preview', ['Done']],
		['why', ['Done']],
		['withdraw', ['Done']],
	])('gives %s the outputs %j', async (operation, expected) => {
		const { credentials } = world;
		const outputs = await world.n8n.outputs({ node, credentials, parameters: { operation } });
		expect(outputs).toEqual(expected.map((displayName) => ({ type: 'main', displayName })));
	});

	it('keeps n8n from publishing what names nobody, where somebody has to be named', async () => {
		const description = await world.n8n.describe(node);
		const missing = (parameters: object) =>
			Object.keys(
				NodeHelpers.getNodeParametersIssues(
					description.properties,
					nodeOf(description, parameters),
					description,
				)?.parameters ?? {},
			);
		for (const operation of ['sendDue', 'preview', 'withdraw', 'retry'])
			expect(missing({ operation })).toEqual([]);
		for (const operation of ['sendNow', 'why']) expect(missing({ operation })).toEqual(['member']);
		expect(missing({ operation: 'preview', recipient: 'channel' })).toEqual(['channel']);
	});

	it('lists members, channels and types to choose from', async () => {
		await tellDaily();
		await notify([{ who: 'ana', title: 'Call Bob', type: 'task.of_our_own' }]);
		const values = async (method: string, filter: string) =>
			(await world.search(node, method, { filter })).results.map(({ value }) => value);
		expect(await values('searchMembers', 'ana')).toEqual(['ana@example.com']);
		expect(await values('searchChannels', 'ops')).toEqual(['C00000OPS']);
		expect(await values('searchTypes', 'of_our')).toEqual(['task.of_our_own']);
		expect(await values('searchTypes', 'task.due')).toEqual(['task.due']);
	});
});
