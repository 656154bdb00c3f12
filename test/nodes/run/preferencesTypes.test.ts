// Answers: can the notification types be defined, listed and explained in n8n?
import { describe, expect, it } from 'vitest';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();

const preferences = (parameters: object, rest: object = {}) =>
	world.run('slackPreferences', { parameters: { ...parameters }, ...rest });
const define = (types: unknown, rest: object = {}) =>
	preferences({ operation: 'defineTypes', types, ...rest }, { items: [{}, {}] });
const listTypes = (rest: object = {}) =>
	preferences({ operation: 'listTypes', returnAll: true, ...rest });
const explain = (parameters: object, rest: object = {}) =>
	preferences({ operation: 'explain', ...parameters }, rest);
const notify = (type: string) =>
	world.run('slackNotifyMember', {
		parameters: { email: 'ana@example.com', type, title: `Of ${type}` },
		executionId: type,
	});

const invoice = {
	key: 'invoice.overdue',
	label: 'Invoice overdue',
	group: 'billing',
	defaultFrequency: 'daily',
};
const document = {
	version: 1,
	builtIn: 'extend',
	groups: [{ key: 'billing', label: 'Billing' }],
	types: [invoice],
};
const ana = { subject: 'member', email: 'ana@example.com' };

describe('Define Types', () => {
	it.each([
		['an object', document],
		['text', JSON.stringify(document)],
	])('takes a document given as %s, once, and says which types there are', async (_how, given) => {
		const ran = await define(given);
		expect(pairsOf(ran, 0)).toEqual([0]);
		const [answer] = jsonOf(ran, 0);
		expect(answer?.queued).toEqual({ hurried: 0, moved: 0, muted: 0 });
		expect(answer?.types).toContainEqual({
			type: 'invoice.overdue',
			label: 'Invoice overdue',
			group: 'billing',
			groupLabel: 'Billing',
			audience: 'everybody',
			defaultFrequency: 'daily',
			mandatory: false,
			declared: true,
		});
	});

	it('applies to what is queued already', async () => {
		await define(document);
		await notify('invoice.overdue');
		const off = { ...document, types: [{ ...invoice, defaultFrequency: 'off' }] };
		expect(jsonOf(await define(off), 0)[0]?.queued).toEqual({ hurried: 0, moved: 0, muted: 1 });
	});

	it('goes back to the built-in types by the switch alone', async () => {
		await define(document);
		for (const empty of ['', '{}', '={{ $json.nothing }}']) {
			const ran = await define(empty);
			expect(ran.error?.message, empty).toContain('[field "Types"]');
		}
		expect(jsonOf(await listTypes(), 0)).toContainEqual(
			expect.objectContaining({ type: 'invoice.overdue' }),
		);
		await define(document, { backToBuiltIn: true });
		expect(jsonOf(await listTypes(), 0)).not.toContainEqual(
			expect.objectContaining({ type: 'invoice.overdue' }),
		);
	});

	it('names the place where the document is wrong, and changes nothing', async () => {
		const ran = await define({ ...document, types: [{ ...invoice, group: 'bills' }] });
		expect(ran.error?.message).toContain('types[0].group');
		expect(ran.error?.message).toContain('[field "Types"]');
		const types = jsonOf(await listTypes(), 0);
		expect(types.some(({ group }) => group === 'billing')).toBe(false);
	});
});

describe('Get Many Types', () => {
	it('lists declared ones, and those that were used and are declared nowhere', async () => {
		await notify('task.assigned');
		await notify('acme.rocket_launched');
		const types = jsonOf(await listTypes(), 0);
		expect(types.at(-1)).toEqual({
			type: 'acme.rocket_launched',
			label: 'Acme rocket launched',
			group: 'other',
			groupLabel: 'Other',
			audience: 'everybody',
			mandatory: false,
			declared: false,
			lastUsedAt: expect.stringMatching(/Z$/),
		});
		expect(types.find(({ type }) => type === 'task.assigned')).toMatchObject({
			groupLabel: 'Tasks',
			audience: 'members',
			declared: true,
		});
		expect(jsonOf(await listTypes({ returnAll: false, limit: 2 }), 0)).toHaveLength(2);
	});
});

describe('Explain', () => {
	const type = { __rl: true, mode: 'list', value: 'task.assigned' };
	const quiet = { chosen: { choice: 'none' } };
	const set = (frequency: string, rest: object = {}) =>
		preferences({ operation: 'set', ...ana, scope: 'everything', frequency, ...rest });

	it('says outcome, reason, rule and when, for a member', async () => {
		await set('weekly', {
			schedule: { time: '08:30', timeZone: 'Asia/Kolkata', quietHours: quiet },
		});
		const [answer] = jsonOf(await explain({ ...ana, type }), 0);
		expect(answer).toEqual({
			subject: { kind: 'member', key: 'ana@example.com' },
			type: 'task.assigned',
			declared: true,
			mandatory: false,
			outcome: 'queued',
			reason: 'waits_for_window',
			says: 'Waits for the next weekly digest. The node Slack Digest sends it, which belongs on a schedule',
			frequency: 'weekly',
			rule: 'own_everything',
			dueAt: expect.stringMatching(/T03:00:00.000Z$/),
			schedule: expect.objectContaining({ time: '08:30', weekday: 1 }),
			timeZone: 'Asia/Kolkata',
			timeZoneOf: 'recipient',
		});
	});

	it('sees that an urgent one would be told, and why another would not', async () => {
		await set('off');
		const items = [{ urgent: true }, { urgent: false }];
		const ran = await explain({ ...ana, type, urgent: '={{ $json.urgent }}' }, { items });
		expect(jsonOf(ran, 0)).toMatchObject([
			{ outcome: 'sent', reason: 'due_now', rule: 'urgent' },
			{
				outcome: 'skipped',
				reason: 'muted',
				rule: 'own_everything',
				says: 'Turned off by the recipient, for everything',
			},
		]);
	});

	it('says why a member could not be told at all', async () => {
		const items = [{ name: 'dora' }, { name: 'nobody' }, { name: 'gus' }];
		const ran = await explain(
			{ subject: 'member', email: '={{ $json.name }}@example.com', type },
			{ items },
		);
		expect(jsonOf(ran, 0)).toMatchObject([
			{ outcome: 'skipped', says: expect.stringMatching(/^Not sent/) },
			{ reason: 'not_connected', says: expect.stringContaining('no Slack account') },
			{ reason: 'not_connected', detail: 'user_is_guest' },
		]);
	});

	it('speaks for a channel, and for a type that is declared nowhere', async () => {
		const channel = { __rl: true, mode: 'name', value: '#ops' };
		const ran = await explain({ subject: 'channel', channel, type: 'acme.rocket_launched' });
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			subject: { kind: 'channel', key: 'C00000OPS' },
			declared: false,
			outcome: 'sent',
			rule: 'fallback',
			timeZoneOf: 'workspace',
		});
	});

	it('sends nothing and remembers nothing', async () => {
		await explain({ ...ana, type: 'acme.rocket_launched' });
		expect(world.slack.messages).toEqual([]);
		expect(jsonOf(await listTypes(), 0).every(({ declared }) => declared)).toBe(true);
	});

	it('speaks for nobody but a member or a channel, and names field and item', async () => {
		const items = [{ subject: 'workspace' }, { subject: 'member' }];
		const ran = await explain(
			{ ...ana, subject: '={{ $json.subject }}', type },
			{ items, settings: { onError: 'continueErrorOutput' } },
		);
		expect([0, 1].map((output) => pairsOf(ran, output))).toEqual([[1], [0]]);
		expect(jsonOf(ran, 1)[0]?.error).toContain('[field "Who Would Be Told", item 0]');
		const wrong = await explain({ ...ana, type: '={{ "Task Due" }}' });
		expect(wrong.error?.message).toContain('[field "Notification Type", item 0]');
	});
});
