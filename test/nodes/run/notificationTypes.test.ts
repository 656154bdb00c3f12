// Answers: can a notification type be chosen in every way, and does n8n's list show what there is?
import { describe, expect, it } from 'vitest';
import type { Found } from './startN8nCore';
import { inN8nTellingMembers } from './tellMembers';
import { jsonOf } from './world';

const { world, parameters, notify, hello } = inN8nTellingMembers();

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });
let executions = 0;
const notifyOfType = (type: unknown, item: object = {}) =>
	notify([{ ...hello('ana'), ...item }], {
		parameters: { ...parameters, type },
		executionId: `of type ${++executions}`,
	});
const define = (document: object) =>
	world.run('slackPreferences', { parameters: { operation: 'defineTypes', types: document } });
const searching =
	(node: string, method = 'searchTypes') =>
	(filter?: string, rest: object = {}) =>
		world.search(node, method, { filter, ...rest });
const valuesOf = ({ results }: Found) => results.map(({ value }) => value);
const forMembers = searching('slackNotifyMember');
const forChannels = searching('slackNotifyChannel');

describe('a notification type', () => {
	it.each([
		['from the list', locator('list', 'task.due')],
		['by key', locator('key', 'task.due')],
		['by a key that an expression gives', locator('key', '={{ $json.kind }}')],
		['by an expression in place of it all', '={{ $json.kind }}'],
		['as text, as workflows had it before there was a list', 'task.due'],
	])('is chosen %s', async (_how, type) => {
		const ran = await notifyOfType(type, { kind: 'task.due' });
		expect(jsonOf(ran, 0)[0]).toMatchObject({ type: 'task.due', rule: 'type_default' });
		expect(jsonOf(ran, 0)[0]).not.toHaveProperty('declared');
		expect(ran.hints).toEqual([]);
	});

	it('is one that the form begins with, where nothing was chosen', async () => {
		const { type: _type, ...rest } = parameters;
		const ran = await notify([hello('ana')], { parameters: rest });
		expect(jsonOf(ran, 0)[0]).toMatchObject({ type: 'task.assigned' });
	});

	it('is taken under the defaults where it is declared nowhere, and a slip of the pen is pointed at once', async () => {
		const ran = await notify([hello('ana'), hello('ben')], {
			parameters: { ...parameters, type: locator('key', 'task.asigned') },
		});
		expect(jsonOf(ran, 0)).toHaveLength(2);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			type: 'task.asigned',
			declared: false,
			didYouMean: 'task.assigned',
			rule: 'fallback',
		});
		expect(ran.hints).toEqual([
			{
				type: 'warning',
				location: 'outputPane',
				message: expect.stringContaining('Did you mean task.assigned?'),
			},
		]);
		const own = await notifyOfType('acme.rocket_launched');
		expect(jsonOf(own, 0)[0]).toMatchObject({ declared: false });
		expect(jsonOf(own, 0)[0]).not.toHaveProperty('didYouMean');
		expect(own.hints).toEqual([]);
	});

	it.each([
		['nothing', '={{ $json.nothing }}'],
		['no key', locator('key', '={{ "Task Assigned" }}')],
		['an object', '={{ { a: 1 } }}'],
	])('is not %s', async (_what, type) => {
		const ran = await notifyOfType(type);
		expect(ran.error?.message).toMatch(/\[field "Notification Type", item 0\]$/);
	});

	it('is refused by n8n itself before the run, where the form shows that it is none', async () => {
		await expect(notifyOfType(locator('list', ''))).rejects.toThrow('is required');
		await expect(notifyOfType(locator('key', 'Task Assigned'))).rejects.toThrow('lower-case words');
	});
});

describe('the list of notification types', () => {
	it('offers members and channels what is for each of them', async () => {
		expect((await forMembers()).results).toContainEqual({
			name: 'Tasks: Task assigned',
			value: 'task.assigned',
		});
		expect(valuesOf(await forMembers())).not.toContain('document.created');
		expect(valuesOf(await forChannels())).toContain('document.created');
		expect(valuesOf(await forChannels())).not.toContain('task.assigned');
		for (const search of [forMembers, forChannels])
			expect(valuesOf(await search())).toContain('job.changed');
	});

	it('finds by label, key and group', async () => {
		for (const filter of ['TASK ASS', 'task.as', 'tasks: task as'])
			expect(valuesOf(await forMembers(filter))).toEqual(['task.assigned']);
		expect(valuesOf(await forMembers('sales_signal'))).toHaveLength(3);
	});

	it('has the workspace’s own, and what was used and is declared nowhere', async () => {
		await define({
			version: 1,
			builtIn: 'replace',
			groups: [{ key: 'billing', label: 'Billing' }],
			types: [{ key: 'invoice.overdue', label: 'Invoice overdue', group: 'billing' }],
		});
		await notifyOfType('invoice.lost');
		expect((await forMembers()).results).toEqual([
			{ name: 'Billing: Invoice overdue', value: 'invoice.overdue' },
			{ name: 'Billing: Invoice lost (not declared)', value: 'invoice.lost' },
		]);
		expect((await searching('slackPreferences', 'searchGroups')()).results).toEqual([
			{ name: 'Billing', value: 'billing' },
			{ name: 'Other', value: 'other' },
		]);
	});

	it('has the built-in types where the credential does not work, and no error', async () => {
		const credentials = { ...world.credentials, accessToken: 'xoxb-somebody-elses' };
		const found = await forMembers(undefined, { credentials });
		expect(found.error).toBeUndefined();
		expect(valuesOf(found)).toContain('task.assigned');
		await world.slack.close();
		const groups = await searching('slackPreferences', 'searchGroups')('task', { credentials });
		expect(groups.results).toEqual([{ name: 'Tasks', value: 'task' }]);
	});

	it('shows in Slack Preferences what fits whose they are', async () => {
		const search = searching('slackPreferences');
		const of = async (subject: string) =>
			valuesOf(
				await search('created', { parameters: { operation: 'set', scope: 'type', subject } }),
			);
		expect(await of('channel')).toContain('document.created');
		expect(await of('member')).not.toContain('document.created');
		for (const all of ['workspace', '={{ $json.subject }}'])
			expect(await of(all)).toEqual(['document.created', 'snapshot.created']);
	});
});
