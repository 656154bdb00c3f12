import { expect, it } from 'vitest';
import { ownAddress } from '../../src/slack/address';

it.each([
	'https://slack.com/api/',
	'https://acme.slack.com/api/',
	'https://acme.enterprise.slack.com/api/',
	'https://slack-gov.com/api/',
])('%s is Slack itself', (url) => {
	expect(ownAddress(url)).toBeUndefined();
});

it.each([
	'http://slack.com/api/',
	'https://slack.com:8443/api/',
	'https://slack.com.evil.test/api/',
	'https://notslack.com/api/',
	'https://evil.test/slack.com/api/',
	'https://slack.co/api/',
	'http://127.0.0.1:4000/api/',
])('%s may be anybody', (url) => {
	expect(ownAddress(url)).toBe(url);
});
