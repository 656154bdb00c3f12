// Answers: do the forms of both Notify nodes ask, operation by operation, for what it takes and for nothing else?
import { NodeHelpers } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { issuesOf } from './issuesOf';
import { inN8n } from './world';

const world = inN8n();

const event = ['type', 'title', 'text', 'linkUrl', 'eventId', 'options'];
/** Of a report, unless its columns are chosen. */
const rows = ['rowsAs', 'columns', 'fileName', 'separator', 'attachments'];

describe('the forms of the Notify nodes', () => {
	it.each([
		['slackNotifyMember', 'notify', ['Sent', 'Queued', 'Skipped']],
		['slackNotifyMember', 'sendTest', ['Sent']],
		['slackNotifyChannel', 'notify', ['Sent', 'Queued', 'Skipped']],
		['slackNotifyChannel', 'report', ['Sent', 'Queued', 'Skipped']],
		['slackNotifyChannel', 'sendTest', ['Sent']],
	])('give %s, to %s, the outputs %j', async (node, operation, expected) => {
		const { credentials } = world;
		const outputs = await world.n8n.outputs({ node, credentials, parameters: { operation } });
		expect(outputs).toEqual(expected.map((displayName) => ({ type: 'main', displayName })));
	});

	it.each([
		['slackNotifyMember', 'notify', 'email', [...event, 'fields', 'ifNotConnected']],
		['slackNotifyMember', 'sendTest', 'email', ['options']],
		['slackNotifyChannel', 'notify', 'channel', ['sendTo', ...event, 'fields']],
		['slackNotifyChannel', 'report', 'channel', ['sendTo', ...event, ...rows]],
		['slackNotifyChannel', 'sendTest', 'channel', ['sendTo']],
	])('ask in %s, to %s, for %s and %j', async (name, operation, target, expected) => {
		const { properties } = await world.n8n.describe(name);
		const shown = NodeHelpers.getNodeParameters(properties, { operation }, true, false, null, null);
		const { authentication: _, operation: _operation, ...rest } = shown ?? {};
		expect(Object.keys(rest).sort()).toEqual([target, ...expected].sort());
	});

	it('let n8n publish a test message to the default channel or to a member with nothing else', async () => {
		const operation = 'sendTest';
		expect(
			await issuesOf(world.n8n, 'slackNotifyChannel', { operation, sendTo: 'defaultChannel' }),
		).toBeNull();
		expect(await issuesOf(world.n8n, 'slackNotifyMember', { operation })).toBeNull();
	});

	it('keep the options of both Notify nodes in order, and none that is gone', async () => {
		for (const name of ['slackNotifyMember', 'slackNotifyChannel']) {
			const { properties } = await world.n8n.describe(name);
			for (const { options = [] } of properties.filter(({ name }) => name === 'options')) {
				const shown = options.map((option) => ('displayName' in option ? option.displayName : ''));
				expect(shown).toEqual([...shown].sort((a, b) => a.localeCompare(b, 'en')));
				expect(shown).not.toContain('Accept Unknown Types');
			}
			const [{ options = [] } = {}] = properties.filter(({ name }) => name === 'options');
			expect(options.map((option) => ('displayName' in option ? option.displayName : ''))).toEqual(
				expect.arrayContaining([
					'Attachments',
					'Blocks',
					'Context',
					'Dry Run',
					'Earlier Events About the Record',
					'Expires At',
					'Footer',
					'If the Record Was Told Before',
					'Image',
					'Mention by Email',
					'Occurred At',
					'Sender',
					'Severity',
					'Show Link Previews',
					'Text Format',
				]),
			);
		}
	});
});
