import { describe, expect, it } from 'vitest';
import { bot, crowd, deactivated, guest, person } from '../support/strictSlack/people';
import { documentedLimits } from '../support/strictSlack/rateLimits';
import { minute, openWorld } from './world';

const timeLimitMs = minute;

describe('a search for a Slack user', () => {
	const find = async (world: Awaited<ReturnType<typeof openWorld>>, text: string) =>
		(await world.engine.searchSlackUsers(text)).items.map(({ name }) => name);

	it('reads Slack’s list page by page where nobody has read it yet', async () => {
		const world = await openWorld({ users: crowd(30), pageSizes: [10, 10, 10, 10] });
		expect(await find(world, 'P29')).toEqual(['P29']);
	});

	it('asks the directory once it is there, and Slack for the whole e-mail of somebody newer', async () => {
		const world = await openWorld({ users: crowd(30) });
		expect(await world.engine.refreshDirectory(timeLimitMs)).toMatchObject({
			users: 32,
			people: 30,
			bots: 2,
		});
		const before = world.slack.requests.length;
		expect(await find(world, 'p29')).toEqual(['P29']);
		expect(world.slack.requests.length).toBe(before);
		world.slack.users.push(person('zoe'));
		expect(await find(world, 'zoe@example.com')).toEqual(['Zoe']);
	});

	it('reads on where a page of the directory has nobody who can be connected', async () => {
		const guests = Array.from({ length: 120 }, (_, index) => guest(`a${index}`));
		const world = await openWorld({ users: [...guests, person('zoe')] });
		await world.engine.refreshDirectory(timeLimitMs);
		expect(await find(world, '')).toEqual(['Zoe']);
	});

	it('says what to do where the list is too long to be read while a person waits', async () => {
		const users = [...crowd(21_000), person('zoe')];
		const world = await openWorld({ users, limits: documentedLimits });
		await expect(world.engine.searchSlackUsers('zoe')).rejects.toMatchObject({
			code: 'directory_not_read',
			hint: expect.stringMatching(/Refresh Directory/),
		});
		expect(await find(world, 'zoe@example.com')).toEqual(['Zoe']);
		expect(await world.engine.refreshDirectory(10 * minute)).toMatchObject({ users: 21_003 });
		expect(await find(world, 'zoe')).toEqual(['Zoe']);
	});

	it('says which scope is missing', async () => {
		const world = await openWorld({ users: crowd(3), scopes: ['chat:write'] });
		await expect(world.engine.searchSlackUsers('p')).rejects.toMatchObject({
			code: 'missing_scope',
			message: expect.stringMatching(/users:read/),
		});
	});

	describe.each([
		['that somebody has walked', true],
		['that nobody has walked', false],
	])('in a workspace %s', (_, walked) => {
		it.each([
			['a whole e-mail', 'P5@Example.com'],
			['an ID', 'U000000P5'],
		])('finds by %s that person first', async (_by, text) => {
			const alike = [
				person('ap5', { id: 'U000000P51' }),
				person('bp5', { id: 'AU000000P5', email: 'ap5@example.com' }),
			];
			const world = await openWorld({ users: [...crowd(30), ...alike], pageSizes: [10, 10] });
			if (walked) await world.engine.refreshDirectory(timeLimitMs);
			expect((await find(world, text))[0]).toBe('P5');
		});

		it('finds somebody by a name among 6,000', async () => {
			const users = [...crowd(6_000), person('zz', { id: 'UZZZ', real_name: 'Zoe Zander' })];
			const world = await openWorld({ users });
			if (walked) await world.engine.refreshDirectory(timeLimitMs);
			expect(await find(world, 'zander')).toEqual(['Zoe Zander']);
		});

		it('finds somebody by ID who joined since', async () => {
			const world = await openWorld({ users: crowd(30) });
			if (walked) await world.engine.refreshDirectory(timeLimitMs);
			world.slack.users.push(person('zoe'));
			expect(await find(world, 'U00000ZOE')).toEqual(['Zoe']);
		});

		it.each([
			['a deactivated account', deactivated('ana')],
			['a guest', guest('ana')],
			['a bot', bot('ana')],
		])('finds by a whole e-mail or an ID nobody who is %s', async (_who, user) => {
			const world = await openWorld({ users: [user] });
			if (walked) await world.engine.refreshDirectory(timeLimitMs);
			expect(await find(world, 'ana@example.com')).toEqual([]);
			expect(await find(world, user.id)).toEqual([]);
		});
	});
});
