// Answers: does the strict Slack tell of its users what Slack tells?
import { describe, expect, it } from 'vitest';
import { ask, start, strict } from './askStrict';
import { bot, deactivated, outsider, person, teamId } from './people';

describe('the list of users', () => {
	it('comes in pages, some short or empty, until the cursor is empty', async () => {
		await start({ pageSizes: [3, 0, 1] });
		const sizes: number[] = [];
		let cursor = '';
		do {
			const answer = await ask('users.list', { limit: '200', ...(cursor && { cursor }) });
			sizes.push((answer.members as unknown[]).length);
			cursor = answer.response_metadata?.next_cursor ?? '';
		} while (cursor !== '');
		expect(sizes).toEqual([3, 0, 1, 3]);
	});

	it('refuses a cursor that is too old or that it never gave', async () => {
		let now = 1_000_000;
		await start({ now: () => now, cursorLifeMs: 1_000 });
		const { response_metadata } = await ask('users.list', { limit: '2' });
		const cursor = response_metadata!.next_cursor!;
		expect(await ask('users.list', { limit: '2', cursor })).toMatchObject({ ok: true });
		now += 1_001;
		expect(await ask('users.list', { limit: '2', cursor })).toMatchObject({
			error: 'invalid_cursor',
		});
		expect(await ask('users.list', { limit: '2', cursor: 'x' })).toMatchObject({
			error: 'invalid_cursor',
		});
	});

	it('refuses no limit, and a greater one than it can do', async () => {
		await start({ greatestLimit: 200 });
		expect(await ask('users.list')).toMatchObject({ error: 'limit_required' });
		expect(await ask('users.list', { limit: '201' })).toMatchObject({ error: 'limit_required' });
		expect(await ask('users.list', { limit: '200' })).toMatchObject({ ok: true });
	});

	it('goes on with the user that a cursor names, whoever comes or goes meanwhile', async () => {
		await start({ users: ['b', 'd', 'f'].map((name) => person(name)) });
		const page = async (args: object) => {
			const answer = await ask('users.list', { limit: '2', ...args });
			const ids = (answer.members as { id: string }[]).map(({ id }) => id);
			return { ids, cursor: answer.response_metadata!.next_cursor! };
		};
		const { ids, cursor } = await page({});
		expect(ids).toEqual([person('b').id, person('d').id]);
		strict.users.unshift(person('a'));
		expect((await page({ cursor })).ids[0]).toBe(person('f').id);
		strict.users.splice(0, Infinity, person('a'), person('b'), person('g'));
		expect(await page({ cursor })).toEqual({ ids: [person('g').id], cursor: '' });
		strict.users.splice(0, Infinity);
		expect(await page({ cursor })).toEqual({ ids: [], cursor: '' });
		expect(await ask('conversations.list', { limit: '2', cursor })).toMatchObject({
			error: 'invalid_cursor',
		});
	});

	it('has no e-mails without users:read.email', async () => {
		await start({ scopes: ['users:read'] });
		expect(JSON.stringify(await ask('users.list', { limit: '200' }))).not.toContain('@');
	});
});

describe('looking a user up', () => {
	it.each([
		['ANA@example.com', true],
		['gus@example.com', true],
		['old@example.com', false],
		['eve@example.com', false],
		['none@example.com', false],
	])('by %s finds somebody: %s', async (email, ok) => {
		await start();
		expect(await ask('users.lookupByEmail', { email })).toMatchObject(
			ok ? { ok } : { ok, error: 'users_not_found' },
		);
	});
});

describe('a user by ID', () => {
	it.each([person('ana'), deactivated('old'), bot('bob'), outsider('eve')])(
		'is shown as the list has it: $name',
		async ({ id }) => {
			await start();
			const { members } = await ask('users.list', { limit: '200' });
			const listed = (members as { id: string }[]).find((user) => user.id === id);
			expect((await ask('users.info', { user: id })).user).toEqual(listed);
		},
	);

	it('is not found where there is none', async () => {
		await start();
		expect(await ask('users.info', { user: 'U0NONE' })).toMatchObject({ error: 'user_not_found' });
		expect(await ask('users.info', { user: '' })).toMatchObject({ error: 'user_not_found' });
	});

	it('needs users:read, and users:read.email for the e-mail', async () => {
		const { id } = person('ana');
		await start({ scopes: ['users:read'] });
		expect(JSON.stringify(await ask('users.info', { user: id }))).not.toContain('@');
		await strict.close();
		await start({ scopes: ['users:read.email'] });
		expect(await ask('users.info', { user: id })).toMatchObject({
			error: 'missing_scope',
			needed: 'users:read',
		});
	});
});

describe('another workspace', () => {
	it('has its own ID, and so have its users, but for those of elsewhere', async () => {
		const colleague = person('col', {
			team_id: 'T0ELSE',
			enterprise_user: { id: 'W1', teams: ['T0ELSE', teamId] },
		});
		await start({ teamId: 'T0OTHER', users: [person('ana'), outsider('eve'), colleague] });
		expect(await ask('auth.test')).toMatchObject({ team_id: 'T0OTHER' });
		const show = async ({ id }: { id: string }) => (await ask('users.info', { user: id })).user;
		expect(await show(person('ana'))).toMatchObject({ team_id: 'T0OTHER' });
		expect(await show(outsider('eve'))).toMatchObject({ team_id: 'T0ELSE' });
		expect(await show(colleague)).toMatchObject({
			enterprise_user: { teams: ['T0ELSE', 'T0OTHER'] },
		});
	});
});
