// Answers: what do we make of the users that Slack lists?
import { describe, expect, it } from 'vitest';
import { connectSlack } from '../../src/slack/client';
import { withToken } from '../support/withToken';
import { answerWith, clock, connect, token, useNock, workspaceAnswer } from './nockSlack';
import { uploadBytes } from '../support/uploadBytes';

useNock();

async function read(...members: object[]) {
	answerWith(workspaceAnswer, { ok: true, members });
	return (await connect().usersPage()).items;
}

const ana = {
	id: 'U1',
	team_id: 'T1',
	name: 'ana',
	real_name: 'Ana Lima',
	tz: 'America/Sao_Paulo',
	profile: { email: ' Ana@Example.COM', display_name: 'ana', real_name: 'Ana Lima' },
};

describe('a Slack user', () => {
	it('has its normalised e-mail, its name and its time zone', async () => {
		expect(await read(ana)).toEqual([
			{
				id: 'U1',
				name: 'Ana Lima',
				email: 'ana@example.com',
				timeZone: 'America/Sao_Paulo',
				kind: 'person',
				deactivated: false,
			},
		]);
	});

	it.each([
		['its real name', { real_name: 'R', profile: { real_name: 'P', display_name: 'D' } }, 'R'],
		['the real name of its profile', { profile: { real_name: 'P', display_name: 'D' } }, 'P'],
		['its display name', { profile: { real_name: '', display_name: 'D' } }, 'D'],
		['its handle', { name: 'handle' }, 'handle'],
		['its ID', {}, 'U9'],
	])('is called by %s where that is the first there is', async (_, user, name) => {
		expect(await read({ id: 'U9', team_id: 'T1', ...user })).toMatchObject([{ name }]);
	});

	it.each([
		['a person', {}, 'person'],
		['a bot', { is_bot: true }, 'bot'],
		['Slackbot', { id: 'USLACKBOT', is_bot: false }, 'bot'],
		['a guest', { is_restricted: true }, 'guest'],
		['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
		['an outsider', { is_stranger: true }, 'stranger'],
		['somebody of another workspace', { team_id: 'T2' }, 'stranger'],
		['a guest of another workspace', { team_id: 'T2', is_restricted: true }, 'stranger'],
		['a bot of another workspace', { team_id: 'T2', is_bot: true }, 'bot'],
		[
			'a colleague whose first workspace is another of the organization',
			{ team_id: 'T2', enterprise_user: { id: 'W1', teams: ['T2', 'T1'] } },
			'person',
		],
		[
			'a guest whose first workspace is another of the organization',
			{
				team_id: 'T2',
				is_restricted: true,
				enterprise_user: { id: 'W1', teams: ['T2', 'T1'] },
			},
			'guest',
		],
		['somebody whose workspace is not told', { team_id: undefined }, 'person'],
	])('who is %s counts as such', async (_, user, kind) => {
		expect(await read({ ...ana, ...user })).toMatchObject([{ kind }]);
	});

	it('can be deactivated, and keeps its e-mail', async () => {
		expect(await read({ ...ana, deleted: true })).toMatchObject([
			{ deactivated: true, email: 'ana@example.com' },
		]);
	});

	it.each([[{}], [{ email: null }], [{ email: '' }], [{ email: 'no address' }]])(
		'has no e-mail where its profile says %j',
		async (profile) => {
			expect((await read({ ...ana, profile }))[0]!.email).toBeUndefined();
		},
	);

	it.each([[null], ['']])('has no time zone where Slack says %j', async (tz) => {
		expect((await read({ ...ana, tz }))[0]!.timeZone).toBeUndefined();
	});

	it('found by its e-mail or its ID is the same as in the list', async () => {
		const user = { ok: true, user: ana };
		answerWith(workspaceAnswer, user, user);
		const slack = connect();
		const found = [await slack.findUserByEmail('ana@example.com'), await slack.findUserById('U1')];
		const [listed] = await read(ana);
		expect(found).toEqual([listed, listed]);
	});

	it.each(['findUserByEmail', 'findUserById'] as const)(
		'that is not in the answer of %s is an error worth another try',
		async (find) => {
			answerWith(workspaceAnswer, { ok: true });
			await expect(connect()[find]('U1')).rejects.toMatchObject({
				code: 'answer_unreadable',
				next: 'later',
			});
		},
	);

	it.each(['user_not_found', 'user_not_visible'])(
		'that Slack refuses to show with %s is nobody',
		async (error) => {
			answerWith(workspaceAnswer, { ok: false, error });
			expect(await connect().findUserById('U1')).toBeUndefined();
		},
	);
});

describe('the list of users', () => {
	it('asks once for the own workspace', async () => {
		const page = { ok: true, members: [ana] };
		const seen = answerWith(workspaceAnswer, page, page);
		const slack = connect();
		await slack.usersPage();
		await slack.usersPage('c');
		expect(seen.map(({ path }) => path)).toEqual([
			...['/api/auth.test', '/api/users.list', '/api/users.list'],
		]);
	});

	it('does not ask for the own workspace where it is known', async () => {
		const seen = answerWith({ ok: true, members: [{ ...ana, team_id: 'T2' }] });
		const slack = connectSlack({
			baseUrl: 'https://slack.test',
			fetch: withToken(token),
			upload: uploadBytes,
			timeoutMs: 5_000,
			clock,
			workspaceId: 'T2',
		});
		expect((await slack.usersPage()).items).toMatchObject([{ id: 'U1', kind: 'person' }]);
		expect(seen.map(({ path }) => path)).toEqual(['/api/users.list']);
	});

	it.each([[{ ok: true }], [{ ok: true, members: null }], [{ ok: true, members: {} }]])(
		'that is %j is no list',
		async (answer) => {
			answerWith(workspaceAnswer, answer);
			await expect(connect().usersPage()).rejects.toMatchObject({
				code: 'answer_unreadable',
				next: 'later',
			});
		},
	);

	it('whose cursor has expired is to be read again from its start', async () => {
		answerWith(workspaceAnswer, { ok: false, error: 'invalid_cursor' });
		await expect(connect().usersPage('old')).rejects.toMatchObject({
			code: 'invalid_cursor',
			next: 'later',
		});
	});
});
