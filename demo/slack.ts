// Answers: which Slack does the demo talk to? An emulated one on this machine, strict about scopes.
import { randomBytes } from 'node:crypto';
import { createEmulator } from 'emulate';
import manifest from '../slack-app-manifest.json' with { type: 'json' };
import type { SampleSlack } from './sample/sample.ts';
import { asPerson, callSlack, readPages, type SlackAccess } from './slackCalls.ts';

export interface EmulatedSlack extends SlackAccess {
	readonly clientId: string;
	readonly clientSecret: string;
	/** Types /invite in a channel. */
	letAppInto(channel: string): Promise<void>;
	close(): Promise<void>;
}

const botUserId = 'U0SLACKNOTIFY';

export async function startSlack(
	port: number,
	redirectUri: string,
	sample: SampleSlack,
): Promise<EmulatedSlack> {
	const clientId = '1000000000.2000000000';
	const clientSecret = randomBytes(16).toString('hex');
	const watcherToken = `xoxb-${randomBytes(20).toString('hex')}`;
	const personToken = `xoxp-${randomBytes(20).toString('hex')}`;
	const url = `http://127.0.0.1:${port}`;
	const emulator = await createEmulator({
		service: 'slack',
		port,
		hostname: '127.0.0.1',
		// Also of uploads: a file goes to no other address than the one that the credential names.
		baseUrl: url,
		seed: {
			slack: {
				team: sample.team,
				users: sample.users.map(({ name, realName, email }) => ({
					name,
					real_name: realName,
					email,
				})),
				channels: sample.channels.map(({ name, isPrivate }) => ({
					name,
					is_private: isPrivate !== undefined,
					topic: 'Made for the demo',
				})),
				strict_scopes: true,
				oauth_apps: [
					{
						client_id: clientId,
						client_secret: clientSecret,
						app_id: 'A0SLACKNOTIFY',
						name: sample.app.name,
						bot_id: 'B0SLACKNOTIFY',
						bot_user_id: botUserId,
						bot_name: sample.app.botName,
						redirect_uris: [redirectUri],
						scopes: manifest.oauth_config.scopes.bot,
					},
				],
				tokens: [
					{
						token: watcherToken,
						type: 'bot',
						user_id: botUserId,
						bot_id: 'B0SLACKNOTIFY',
						scopes: [
							...['users:read', 'users:read.email', 'channels:read', 'files:read'],
							...['im:read', 'im:history'],
						],
					},
					{
						// The person that emulate puts into every workspace, and whoever is seeded is in every channel.
						token: personToken,
						type: 'user',
						user: 'admin',
						scopes: [
							...['channels:read', 'channels:history'],
							...['groups:read', 'groups:history', 'groups:write'],
						],
					},
				],
			},
		},
	});
	const slack: EmulatedSlack = {
		url,
		clientId,
		clientSecret,
		watcherToken,
		personToken,
		letAppInto: (channel) => letAppInto(slack, channel),
		close: () => emulator.close(),
	};
	for (const { name, isPrivate } of sample.channels) {
		if (isPrivate === 'with_app') await slack.letAppInto(`#${name}`);
	}
	return slack;
}

async function letAppInto(slack: SlackAccess, channel: string): Promise<void> {
	const channels = await readPages(
		asPerson(slack),
		'conversations.list',
		{ types: 'private_channel' },
		(answer) => answer['channels'] as { id: string; name: string }[],
	);
	const found = channels.find(({ name }) => `#${name}` === channel);
	if (!found) throw new Error(`The emulated Slack has no private channel ${channel}`);
	const invitation = { channel: found.id, users: botUserId };
	await callSlack(asPerson(slack), 'conversations.invite', invitation);
}
