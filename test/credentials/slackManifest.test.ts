import { describe, expect, it } from 'vitest';
import manifest from '../../slack-app-manifest.json';
import { slackManifest } from './slackManifest';

describe('slack-app-manifest.json', () => {
	it('keeps the rules of Slack for app manifests', () => {
		expect(slackManifest.parse(manifest)).toEqual(manifest);
	});

	it('makes a bot that people can read but not write to, as nothing listens yet', () => {
		expect(manifest.features.app_home).toEqual({
			home_tab_enabled: false,
			messages_tab_enabled: true,
			messages_tab_read_only_enabled: true,
		});
		expect(manifest.settings).not.toHaveProperty('event_subscriptions');
		expect(manifest.settings).not.toHaveProperty('interactivity');
	});

	it('leaves token rotation off, which Slack could not turn off again', () => {
		expect(manifest.settings.token_rotation_enabled).toBe(false);
	});

	it("sends people back to n8n's OAuth callback", () => {
		expect(manifest.oauth_config.redirect_urls).toEqual([
			'https://YOUR-N8N/rest/oauth2-credential/callback',
		]);
	});
});

describe('the rules for manifests', () => {
	const { display_information: shown, oauth_config: oauth } = manifest;

	it.each([
		['a name of 36 characters', { ...shown, name: 'x'.repeat(36) }],
		['a description of 141 characters', { ...shown, description: 'x'.repeat(141) }],
		['a long description of 174 characters', { ...shown, long_description: 'x'.repeat(174) }],
		['a colour in words', { ...shown, background_color: 'blue' }],
		['an unknown key', { ...shown, icon: 'x' }],
	])('refuse %s', (_what, display_information) => {
		expect(slackManifest.safeParse({ ...manifest, display_information }).success).toBe(false);
	});

	it.each([
		['a redirect by http', { ...oauth, redirect_urls: ['http://n8n.example/callback'] }],
		['a scope that Slack does not know', { ...oauth, scopes: { bot: ['chat:shout'] } }],
		['a scope asked for twice', { ...oauth, scopes: { bot: ['im:write', 'im:write'] } }],
	])('refuse %s', (_what, oauth_config) => {
		expect(slackManifest.safeParse({ ...manifest, oauth_config }).success).toBe(false);
	});
});
