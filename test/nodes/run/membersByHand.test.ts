// Answers: can a person put a mapping right in n8n: connect, disconnect and forget members?
import { describe, expect, it } from 'vitest';
import { faults } from '../../support/strictSlack/faults';
import { inN8n, jsonOf, pairsOf } from './world';

const world = inN8n();
const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const ana = { member: '={{ $json.email }}', slackUser: '={{ $json.slack }}' };

const act = (operation: string, parameters: object, items: Record<string, unknown>[] = [{}]) =>
	world.run('slackMapMembers', { parameters: { operation, ...parameters }, items });

const continuing = (operation: string, parameters: object, items: Record<string, unknown>[]) =>
	world.run('slackMapMembers', {
		parameters: { operation, ...parameters },
		items,
		settings: { onError: 'continueErrorOutput' },
	});

const sync = (...items: Record<string, unknown>[]) =>
	act('sync', { email: '={{ $json.email }}', memberId: '={{ $json.id }}' }, items);

describe('Connect', () => {
	it('connects somebody whom no e-mail finds, and no sync changes it', async () => {
		await sync({ email: 'lopez@acme.com', id: 7 });
		const ran = await act('connect', {
			member: locator('list', '7'),
			slackUser: locator('list', 'U00000ANA'),
			connectedBy: 'it@acme.com',
		});
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { id: '7', email: 'lopez@acme.com' },
			state: 'connected',
			reason: 'connected_by_hand',
			slackUser: { id: 'U00000ANA', name: 'Ana' },
			matchedBy: 'manual',
			matchedByWhom: 'it@acme.com',
		});
		const [synced] = jsonOf(await sync({ email: 'lopez@acme.com', id: 7 }), 0);
		expect(synced).toMatchObject({ matchedBy: 'manual', slackUser: { id: 'U00000ANA' } });
	});

	it.each([
		['by IDs', locator('id', '7'), locator('id', 'U00000ANA')],
		['by e-mails', locator('email', 'lopez@acme.com'), locator('email', 'ana@example.com')],
		['by IDs in expressions', locator('id', '={{ $json.id }}'), '={{ $json.slackId }}'],
		['by e-mails in expressions', '={{ $json.email }}', '={{ $json.slackEmail }}'],
	])('finds both %s', async (_how, member, slackUser) => {
		await sync({ email: 'lopez@acme.com', id: 7 });
		const item = { id: 7, email: 'lopez@acme.com' };
		const slack = { slackId: 'U00000ANA', slackEmail: 'ANA@example.com' };
		const ran = await act('connect', { member, slackUser }, [{ ...item, ...slack }]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { id: '7' },
			slackUser: { id: 'U00000ANA' },
		});
	});

	it('connects somebody by e-mail whom no sync has seen', async () => {
		const ran = await act('connect', ana, [{ email: 'new@acme.com', slack: 'U00000ANA' }]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { id: 'new@acme.com' },
			matchedBy: 'manual',
		});
		const told = await world.run('slackNotifyMember', {
			parameters: { email: 'new@acme.com', type: 'task.assigned', title: 'Hello' },
		});
		expect(jsonOf(told, 0)[0]).toMatchObject({ decision: 'sent' });
		expect(world.slack.messages).toHaveLength(1);
	});

	it('connects all others where some items cannot be, and names item and field of these', async () => {
		const items = [
			{ email: 'a@acme.com', slack: 'U00000ANA' },
			{ email: 'b@acme.com', slack: 'U00000000' },
			{ email: 'c@acme.com' },
			{ slack: 'U00000BEN' },
			{ email: 'd@acme.com', slack: 'U0000DORA' },
			{ email: 'unknown-id', slack: 'U00000BEN' },
			{ email: 'e@acme.com', slack: 'U00000BEN' },
		];
		const ran = await continuing('connect', ana, items);
		expect([0, 1, 2].map((output) => pairsOf(ran, output))).toEqual([[0, 6], [], [1, 2, 3, 4, 5]]);
		const fields = jsonOf(ran, 2).map(({ details }) => (details as { field: string }).field);
		expect(fields).toEqual(['Slack User', 'Slack User', 'Member', 'Slack User', 'Member']);

		const stopped = await act('connect', ana, items);
		expect(stopped.error).toMatchObject({ itemIndex: 1 });
		expect(stopped.error?.message).toContain('[field "Slack User", item 1]');
		expect(stopped.error?.description).toContain('4 other items are wrong as well: 2, 3, 4, 5');
		expect(stopped.error?.description).toContain('The members of the other items were connected.');
	});

	it('keeps what it did where Slack goes away in the middle, and refuses the rest at once', async () => {
		world.slack.fail('users.info', faults.none());
		world.slack.fail('users.info', faults.http(503), 20);
		const items = ['a', 'b', 'c', 'd'].map((name) => ({
			email: `${name}@acme.com`,
			slack: 'U00000ANA',
		}));
		const ran = await continuing('connect', ana, items);
		expect([pairsOf(ran, 0), pairsOf(ran, 2)]).toEqual([[0], [1, 2, 3]]);
		expect(world.slack.requestsOf('users.info').length).toBeLessThan(4);
	});
});

describe('Disconnect', () => {
	it('takes a mapping away by its one output, and no sync brings it back', async () => {
		await sync({ email: 'ana@example.com' });
		const ran = await act('disconnect', {
			member: locator('email', 'ana@example.com'),
			options: { disconnectedBy: 'it@acme.com' },
		});
		expect(ran.outputs).toHaveLength(1);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { id: 'ana@example.com' },
			state: 'removed',
			reason: 'removed_by_hand',
			matchedByWhom: 'it@acme.com',
		});
		expect(jsonOf(await sync({ email: 'ana@example.com' }), 1)[0]).toMatchObject({
			state: 'removed',
		});
		const connected = await act('connect', ana, [{ email: 'ana@example.com', slack: 'U00000ANA' }]);
		expect(jsonOf(connected, 0)).toHaveLength(1);
	});

	it('lets the next sync map the member again where that is wanted', async () => {
		await sync({ email: 'ana@example.com' });
		const options = { mapAgain: true };
		const member = locator('list', 'ana@example.com');
		const [json] = jsonOf(await act('disconnect', { member, options }), 0);
		expect(json).toMatchObject({ state: 'not_connected', reason: 'not_asked_yet' });
		expect(json).not.toHaveProperty('decidedAt');
		expect(jsonOf(await sync({ email: 'ana@example.com' }), 0)).toHaveLength(1);
	});

	it('puts items that cannot be read to the error output, and does the others', async () => {
		await sync({ email: 'ana@example.com' }, { email: 'ben@example.com' });
		const items = [{ email: 'ana@example.com' }, {}, { email: 'ben@example.com' }];
		const ran = await continuing('disconnect', { member: '={{ $json.email }}' }, items);
		expect([pairsOf(ran, 0), pairsOf(ran, 1)]).toEqual([[0, 2], [1]]);
	});
});

describe('Forget', () => {
	it('erases members by its one output, with how many rows of each kind', async () => {
		await sync({ email: 'ana@example.com', id: 7 }, { email: 'ben@example.com', id: 8 });
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'member',
				email: 'ana@example.com',
				options: { memberId: '7' },
				scope: 'everything',
				frequency: 'daily',
			},
		});
		await world.run('slackNotifyMember', {
			parameters: {
				email: 'ana@example.com',
				type: 'task.assigned',
				title: 'Call Bob',
				options: { memberId: '7' },
			},
		});
		const items = [{ id: 7 }, { id: 8 }, { id: 9 }];
		const ran = await act('forget', { member: locator('id', '={{ $json.id }}') }, items);
		expect(ran.outputs).toHaveLength(1);
		expect(pairsOf(ran, 0)).toEqual([0, 1, 2]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			member: { id: '7' },
			state: 'forgotten',
			forgottenRows: { mapping: 3, preferences: 1, notifications: 1 },
		});
		expect(jsonOf(ran, 0).map(({ forgottenTotal }) => Number(forgottenTotal) > 0)).toEqual([
			true,
			true,
			false,
		]);
		const { outputs } = await act('getMany', {});
		expect(outputs).toEqual([[], []]);
		await world.n8n.pass(2 * 24 * 3_600_000);
		expect((await world.run('slackDigest', {})).outputs).toEqual([[], []]);
		expect(world.slack.messages).toEqual([]);
	});

	it('forgets the others where one item names nobody', async () => {
		await sync({ email: 'ana@example.com' });
		const items = [{}, { email: 'ana@example.com' }];
		const ran = await continuing('forget', { member: '={{ $json.email }}' }, items);
		expect([pairsOf(ran, 0), pairsOf(ran, 1)]).toEqual([[1], [0]]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({ details: { code: 'member_not_chosen' } });
	});
});
