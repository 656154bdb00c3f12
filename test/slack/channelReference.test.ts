import { describe, expect, it } from 'vitest';
import { readChannelReference } from '../../src/slack/channelReference';

describe('a channel', () => {
	it.each([
		['C0123456789', 'C0123456789'],
		[' G0123456789 ', 'G0123456789'],
		['https://acme.slack.com/archives/C0123456789', 'C0123456789'],
		['https://acme.slack.com/archives/C0123456789/p1700000000000000?thread_ts=1', 'C0123456789'],
		['https://app.slack.com/client/T0123456789/C0123456789', 'C0123456789'],
		['https://app.slack.com/client/T0123456789/C0123456789/thread/C0123456789-17', 'C0123456789'],
		['acme.slack.com/archives/C0123456789', 'C0123456789'],
		['https://acme.slack.com/messages/C0123456789/', 'C0123456789'],
		['slack://channel?team=T0123456789&id=C0123456789', 'C0123456789'],
		['slack://channel?id=C0123456789&team=T0123456789&message=17.0', 'C0123456789'],
		['https://slack.com/app_redirect?channel=C0123456789', 'C0123456789'],
		['https://acme.slack-gov.com/archives/C0123456789', 'C0123456789'],
	])('meant by %j has the ID %s', (text, id) => {
		expect(readChannelReference(text)).toEqual({ kind: 'id', id });
	});

	it.each([
		['#general', 'general'],
		['general', 'general'],
		['General', 'general'],
		['#équipe-ventes_2', 'équipe-ventes_2'],
	])('meant by %j has the name %s', (text, name) => {
		expect(readChannelReference(text)).toEqual({ kind: 'name', name });
	});

	it.each([
		'',
		'#',
		'two words',
		'https://acme.com/',
		'javascript:alert(1)',
		'slack://user?team=T0123456789&id=U0123456789',
		'https://slack.com/app_redirect?app=A0123456789',
		'https://acme.slack.com/files/U0123456789/F0123456789/report.pdf',
		`#${'x'.repeat(81)}`,
		'<!channel>',
	])('is not meant by %j', (text) => {
		expect(readChannelReference(text)).toBeUndefined();
	});
});
