// Answers: does the strict Slack show all the kinds of people there are, each as Slack does?
import { expect, it } from 'vitest';
import { ask, start } from './askStrict';
import {
	bot,
	deactivated,
	guest,
	outsider,
	person,
	singleChannelGuest,
	type StrictUser,
} from './people';

const kinds: [string, StrictUser, shown: object][] = [
	['in Paris', person('ana'), { tz: 'Europe/Paris', deleted: false, is_restricted: false }],
	['in Kathmandu', person('kim', { tz: 'Asia/Kathmandu' }), { tz: 'Asia/Kathmandu' }],
	['deactivated', deactivated('old'), { deleted: true, profile: { email: 'old@example.com' } }],
	['a guest', guest('gus'), { is_restricted: true, is_ultra_restricted: false }],
	['a guest of one channel', singleChannelGuest('sam'), { is_ultra_restricted: true }],
	['a bot', bot('bob'), { is_bot: true }],
	['from another company', outsider('eve'), { is_stranger: true, team_id: 'T0ELSE' }],
];

it.each(kinds)(
	'a user who is %s is shown as such, in the list and alone',
	async (_, user, shown) => {
		await start({ users: [user] });
		const { members } = await ask('users.list', { limit: '9' });
		const listed = (members as StrictUser[]).find(({ id }) => id === user.id);
		expect(listed).toMatchObject(shown);
		expect((await ask('users.info', { user: user.id })).user).toEqual(listed);
	},
);

it.each([
	['deactivated', deactivated('old'), 'tz'],
	['a bot', bot('bob'), 'email'],
])('a user who is %s has none of what Slack does not tell', async (_, user, untold) => {
	await start({ users: [user] });
	const { user: shown } = await ask('users.info', { user: user.id });
	const { profile, ...rest } = shown as StrictUser;
	expect({ ...rest, ...profile }).not.toHaveProperty(untold);
});
