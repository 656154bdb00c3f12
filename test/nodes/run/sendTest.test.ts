// Answers: does Send Test Message show in n8n that it works, or what does not?
import { describe, expect, it } from 'vitest';
import { startStrictSlack } from '../../support/strictSlack/startStrictSlack';
import { channel } from '../../support/strictSlack/workspace';
import { inN8n, jsonOf } from './world';

const world = inN8n();

const operation = 'sendTest';
const toChannel = (value: string, run: object = {}) =>
	world.run('slackNotifyChannel', {
		parameters: {
			operation,
			sendTo: 'channel',
			channel: { __rl: true, mode: 'id', value },
		},
		...run,
	});
const toMember = (email: string, run: object = {}) =>
	world.run('slackNotifyMember', { parameters: { operation, email }, ...run });

describe('a test message in n8n', () => {
	it('reaches a channel, and says where it went', async () => {
		const ran = await toChannel('C00000OPS');
		expect(ran.error).toBeUndefined();
		const [message] = world.slack.messages;
		expect(jsonOf(ran, 0)).toEqual([
			expect.objectContaining({
				sent: true,
				message: { channel: 'C00000OPS', ts: message?.ts },
				workspace: expect.objectContaining({ id: expect.stringMatching(/^T/) }),
			}),
		]);
		expect(message).toMatchObject({ channel: 'C00000OPS' });
	});

	it('reaches the default channel and a member', async () => {
		const parameters = { operation, sendTo: 'defaultChannel' };
		await world.run('slackNotifyChannel', { parameters });
		const ran = await toMember('ana@example.com');
		expect(ran.error).toBeUndefined();
		expect(world.slack.messages).toMatchObject([{ channel: 'C00000OPS' }, { user: 'U00000ANA' }]);
	});

	it('goes out whatever was turned off, and again each time', async () => {
		await world.run('slackPreferences', {
			parameters: {
				operation: 'set',
				subject: 'workspace',
				scope: 'everything',
				frequency: 'off',
			},
		});
		await toMember('ana@example.com');
		await toMember('ana@example.com');
		expect(world.slack.messages).toHaveLength(2);
	});

	it('goes where the test mode sends everything, and says so', async () => {
		world.credentials.testModeTo = '#sales-signals';
		const ran = await toMember('ana@example.com');
		expect(world.slack.messages).toMatchObject([{ channel: 'CSALESSIGNALS' }]);
		expect(jsonOf(ran, 0)[0]).toMatchObject({ sent: true, testMode: true });
		expect(ran.hints[0]?.message).toMatch(/^Test mode:/);
	});

	it('is one message, however many items come in', async () => {
		const items = [{ email: 'ana@example.com' }, { email: 'ben@example.com' }];
		const ran = await toMember('={{ $json.email }}', { items });
		expect(world.slack.messages).toMatchObject([{ user: 'U00000ANA' }]);
		expect(ran.hints.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^This runs once and has read the first of 2 items only/),
		);
	});

	it('lists the scopes that the app lacks, each with what does not work without it', async () => {
		const scopes = ['chat:write', 'users:read', 'users:read.email', 'channels:read'];
		const slack = await startStrictSlack({
			channels: [channel('ops', { is_member: true })],
			scopes,
		});
		const credentials = { ...world.credentials, baseUrl: slack.url };
		try {
			const ran = await toChannel('C00000OPS', { credentials });
			expect(jsonOf(ran, 0)[0]).toMatchObject({
				sent: true,
				says: expect.stringMatching(/The app lacks chat:write\.public, .*files:write/),
				scopes: {
					granted: scopes,
					missing: expect.arrayContaining([
						expect.objectContaining({
							name: 'files:write',
							essential: false,
							without: 'Reports and notifications with files are refused.',
						}),
					]),
				},
			});
			expect(ran.hints).toEqual([
				expect.objectContaining({
					type: 'warning',
					message: expect.stringContaining('files:write, to send files: Reports and'),
				}),
			]);
		} finally {
			await slack.close();
		}
	});

	it('that Slack refuses is an error with what to do', async () => {
		Object.assign(world.slack.channels.find(({ id }) => id === 'C00000OPS') ?? {}, {
			read_only: true,
		});
		const ran = await toChannel('C00000OPS');
		expect(ran.error?.message).toBe('The channel #ops is read-only [field "Channel"]');
		expect(ran.error?.description).toBeTruthy();
		const settings = { onError: 'continueRegularOutput' };
		const [item] = jsonOf(await toChannel('C00000OPS', { settings }), 0);
		expect(item).toMatchObject({
			error: expect.stringContaining('The channel #ops is read-only'),
			details: { field: 'Channel' },
		});
	});

	it('to a private channel without the app is an error with the words to type there', async () => {
		const ran = await toChannel('C00SECRET');
		expect(ran.error?.message).toContain('[field "Channel"');
		expect(ran.error?.description).toMatch(/\/invite/);
		const settings = { onError: 'continueRegularOutput' };
		const [item] = jsonOf(await toChannel('C00SECRET', { settings }), 0);
		expect(item).toMatchObject({ details: { field: 'Channel' } });
	});

	it('to somebody whom nobody in Slack is, is an error that says so', async () => {
		const ran = await toMember('nobody@example.com');
		expect(ran.error?.message).toContain('[field "Member Email"');
		expect(world.slack.messages).toHaveLength(0);
	});
});
