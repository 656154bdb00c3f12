// Answers: which Slack does the demo talk to? An emulated one on this machine, strict about scopes.
import { randomBytes } from 'node:crypto';
import { createEmulator } from 'emulate';
import manifest from '../slack-app-manifest.json' with { type: 'json' };
import type { SampleSlack } from './sample/sample.ts';

export interface EmulatedSlack {
	readonly url: string;
	readonly clientId: string;
	readonly clientSecret: string;
	/** Reads everything as the app's own bot, to see afterwards what arrived. Never given to n8n. */
	readonly watcherToken: string;
	close(): Promise<void>;
}

export async function startSlack(
	port: number,
	redirectUri: string,
	sample: SampleSlack,
): Promise<EmulatedSlack> {
	const clientId = '1000000000.2000000000';
	const clientSecret = randomBytes(16).toString('hex');
	const watcherToken = `xoxb-${randomBytes(20).toString('hex')}`;
	const emulator = await createEmulator({
		service: 'slack',
		port,
		hostname: '127.0.0.1',
		seed: {
			slack: {
				team: sample.team,
				users: sample.users.map(({ name, realName, email }) => ({
					name,
					real_name: realName,
					email,
				})),
				channels: sample.channels.map((name) => ({ name, topic: 'Made for the demo' })),
				strict_scopes: true,
				oauth_apps: [
					{
						client_id: clientId,
						client_secret: clientSecret,
						app_id: 'A0SLACKNOTIFY',
						name: sample.app.name,
						bot_id: 'B0SLACKNOTIFY',
						bot_user_id: 'U0SLACKNOTIFY',
						bot_name: sample.app.botName,
						redirect_uris: [redirectUri],
						scopes: manifest.oauth_config.scopes.bot,
					},
				],
				tokens: [
					{
						token: watcherToken,
						type: 'bot',
						user_id: 'U0SLACKNOTIFY',
						bot_id: 'B0SLACKNOTIFY',
						scopes: [
							...['users:read', 'users:read.email'],
							...['channels:read', 'channels:history', 'im:read', 'im:history'],
						],
					},
				],
			},
		},
	});
	return {
		url: `http://127.0.0.1:${port}`,
		clientId,
		clientSecret,
		watcherToken,
		close: () => emulator.close(),
	};
}
