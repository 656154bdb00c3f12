// Answers: what do the credentials' test mode, caps, link and language come to, whatever was typed there?
import { describe, expect, it } from 'vitest';
import { readCaps } from '../../nodes/shared/engine/readCaps';
import { readLanguage } from '../../nodes/shared/engine/readLanguage';
import { readSettings } from '../../nodes/shared/engine/readSettings';
import { readSettingsLink } from '../../nodes/shared/engine/readSettingsLink';
import { readTestMode } from '../../nodes/shared/engine/readTestMode';
import { BadInput } from '../../src/index';

function refusal(read: () => unknown): BadInput {
	try {
		read();
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}

describe('the caps against floods', () => {
	it.each([
		[{}, 500, 30],
		[{ mostPerRun: '', mostPerRecipientAndHour: null }, 500, 30],
		[{ mostPerRun: '  ' }, 500, 30],
		[{ mostPerRun: 0, mostPerRecipientAndHour: 0 }, undefined, undefined],
		[{ mostPerRun: '20', mostPerRecipientAndHour: 5 }, 20, 5],
	])('are read from %j', (credential, mostPerRun, mostPerRecipientAndHour) => {
		expect(readCaps(credential as never)).toEqual({ mostPerRun, mostPerRecipientAndHour });
	});

	it.each([-1, 2.5, 'many', false, true, Infinity])('refuse %j, and name the field', (wrong) => {
		const perRun = refusal(() => readCaps({ mostPerRun: wrong as never }));
		expect(perRun).toMatchObject({ code: 'cap_unusable', field: 'Messages per Run at Most' });
		expect(refusal(() => readCaps({ mostPerRecipientAndHour: wrong as never })).field).toBe(
			'Messages per Recipient and Hour at Most',
		);
	});
});

describe('the link to the settings', () => {
	it('is a whole web address, or is not there', () => {
		expect(readSettingsLink({})).toBeUndefined();
		expect(readSettingsLink({ preferencesUrl: '  ' })).toBeUndefined();
		expect(readSettingsLink({ preferencesUrl: ' https://acme.test/me?a=1 ' })).toBe(
			'https://acme.test/me?a=1',
		);
	});

	it.each(['acme.test/me', 'javascript:alert(1)', 'slack://open'])(
		'is never %s',
		(preferencesUrl) => {
			expect(refusal(() => readSettingsLink({ preferencesUrl })).field).toBe('Settings Link');
		},
	);
});

describe('the language of dates', () => {
	it('is one that is known, as BCP 47 writes it, or is not there', () => {
		for (const language of [undefined, null, '', '  '])
			expect(readLanguage({ language } as never)).toBeUndefined();
		const known = [' de ', 'fr-CA', 'EN-us', 'zh-Hant-TW', 'de-CH'];
		expect(known.map((language) => readLanguage({ language }))).toEqual([
			'de',
			'fr-CA',
			'en-US',
			'zh-Hant-TW',
			'de-CH',
		]);
	});

	it.each(['xx', 'German', 'en_GB', 'de, fr', 7, {}])('is never %j', (language) => {
		expect(refusal(() => readLanguage({ language } as never))).toMatchObject({
			code: 'language_unknown',
			field: 'Language of Dates',
			hint: expect.stringContaining('en-US'),
		});
	});

	it('is read with the other settings', async () => {
		const context = {
			getNode: () => ({ parameters: { authentication: 'accessToken' } }),
			getCredentials: async () => ({ language: 'de' }),
			getTimezone: () => 'UTC',
		};
		expect((await readSettings(context as never)).settings.language).toBe('de');
	});
});

describe('the test mode', () => {
	it('is off where it names nobody', () => {
		for (const testModeTo of [undefined, null, '', '  '])
			expect(readTestMode({ testModeTo } as never)).toBeUndefined();
		expect(readTestMode({ testModeTo: ' #slack-test ' })).toBe('#slack-test');
	});

	it('is never taken for off where an expression gives it something else', () => {
		for (const testModeTo of [7, false, {}])
			expect(refusal(() => readTestMode({ testModeTo } as never)).code).toBe('test_mode_unusable');
	});
});
