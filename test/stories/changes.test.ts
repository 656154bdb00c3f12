import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { changeOf, day, openWorld, sync, type World } from './world';

async function changes(world: World, members: Parameters<typeof sync>[1]) {
	world.clock.pass(day);
	return (await sync(world.engine, members)).map(changeOf);
}

function account(world: World, name: string) {
	return world.slack.users.find((user) => user.name === name)!;
}

describe('a sync says of a member', () => {
	it('that it is new, and nothing when nothing changed', async () => {
		const world = await openWorld({ users: [person('ana')] });
		expect(await changes(world, ['ana', 'nobody'])).toEqual(['new', 'new']);
		expect(await changes(world, ['ana', 'nobody'])).toEqual([undefined, undefined]);
	});

	it('that it joined Slack', async () => {
		const world = await openWorld();
		await changes(world, ['ana']);
		world.slack.users.push(person('ana'));
		expect(await changes(world, ['ana'])).toEqual(['connected']);
	});

	it('that its account was deactivated, and that it is back again', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').deleted = true;
		expect(await changes(world, ['ana'])).toEqual(['deactivated']);
		expect(await changes(world, ['ana'])).toEqual([undefined]);
		account(world, 'ana').deleted = false;
		expect(await changes(world, ['ana'])).toEqual(['back_again']);
	});

	it('that its account has another e-mail in Slack, and suggests that account', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').profile.email = 'ana.lopez@example.com';
		world.clock.pass(day);
		expect(await sync(world.engine, ['ana'])).toMatchObject([
			{
				outcome: 'needs_attention',
				change: 'email_changed',
				mapping: { state: 'not_connected', reason: 'user_email_changed' },
				suggestions: [{ slackUser: { id: 'U00000ANA' }, why: 'had_the_email' }],
			},
		]);
		expect(await changes(world, ['ana'])).toEqual([undefined]);
		account(world, 'ana').profile.email = 'ana@example.com';
		expect(await changes(world, ['ana'])).toEqual(['back_again']);
	});

	it('that its own e-mail changed, where Slack knows the new one', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, [{ email: 'ana@example.com', memberId: 7 }]);
		account(world, 'ana').profile.email = 'lopez@example.com';
		const rows = [{ email: 'lopez@example.com', memberId: 7 }];
		world.clock.pass(day);
		expect(await sync(world.engine, rows)).toMatchObject([
			{ outcome: 'connected', change: 'email_changed', mapping: { slackUserId: 'U00000ANA' } },
		]);
	});

	it('that it was lost with its account', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		world.slack.users.splice(world.slack.users.indexOf(account(world, 'ana')), 1);
		expect(await changes(world, ['ana'])).toEqual(['lost']);
	});

	it('that it has another account than before', async () => {
		const world = await openWorld({ users: [person('ana')] });
		await changes(world, ['ana']);
		account(world, 'ana').deleted = true;
		world.slack.users.push(person('ana', { id: 'U0FRESH', name: 'ana2' }));
		expect(await changes(world, ['ana'])).toEqual(['account_changed']);
	});

	it('whose e-mail was swapped with another’s that it follows the e-mail, each to one account', async () => {
		const world = await openWorld({ users: [person('ana'), person('bo')] });
		await changes(world, ['ana', 'bo']);
		account(world, 'ana').profile.email = 'bo@example.com';
		account(world, 'bo').profile.email = 'ana@example.com';
		world.clock.pass(day);
		expect(await sync(world.engine, ['ana', 'bo'])).toMatchObject([
			{ change: 'account_changed', mapping: { slackUserId: 'U000000BO' } },
			{ change: 'account_changed', mapping: { slackUserId: 'U00000ANA' } },
		]);
	});

	it('since when it is what it is', async () => {
		const world = await openWorld({ users: [person('ana')], start: '2026-03-05T08:00:00Z' });
		await changes(world, ['ana']);
		await changes(world, ['ana']);
		const [ana] = await sync(world.engine, ['ana']);
		expect(ana).toMatchObject({
			mapping: {
				since: Date.parse('2026-03-06T08:00:00Z'),
				decidedAt: Date.parse('2026-03-07T08:00:00Z'),
			},
		});
	});
});
