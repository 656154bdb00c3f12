// Answers: does a message say what is no update: test mode, what was left out, how to change the settings?
import { describe, expect, it } from 'vitest';
import type { Around } from '../../src/message/around';
import { composeDigest } from '../../src/message/composeDigest';
import { composeNotification } from '../../src/message/composeNotification';
import { eventLimits } from '../../src/message/limits';
import { measureEvent } from '../../src/message/measure';
import { findBlockFaults } from './checkBlocks';
import { about, eventOf, largestEvent, now, reader } from './events';
import { elementsOf, shownText } from './shownText';

const testMode = 'Test mode: this would have gone to ';
const preferencesUrl = 'https://example.com/settings?a=1';

function shownParts(count: number, around: Around): string[][] {
	const entries = Array.from({ length: count }, (_, index) => about(index + 1, `r${index}`));
	return composeDigest(entries, reader, around).map(({ message }) => shownText(message.blocks));
}

describe('test mode', () => {
	const testModeFor = 'Ana López (ana@acme.test)';

	it('is said first on every part, with whom it was meant for', () => {
		const parts = shownParts(200, { testModeFor });
		expect(parts.length).toBeGreaterThan(1);
		for (const part of parts) expect(part[0]).toBe(testMode + testModeFor);
		expect(shownParts(1, { testModeFor })[0]?.[0]).toBe(testMode + testModeFor);
	});

	it('is said in the fallback text, too', () => {
		const entries = [about(1, 'a', { title: 'One' }), about(2, 'b', { title: 'Two' })];
		const [part] = composeDigest(entries, reader, { testModeFor });
		expect(part?.message.text).toBe(`${testMode}${testModeFor} — 2 updates — One — Two`);
		const message = composeNotification(eventOf({ title: 'One' }), reader, { testModeFor });
		expect(message.text).toBe(`${testMode}${testModeFor} — One`);
		expect(shownText(message.blocks)).toEqual([testMode + testModeFor, 'One']);
	});

	it('shows a name as it is, cut where it is too long, and never reads it', () => {
		const name = `<!channel> *Ana*\n\u202E${'x'.repeat(200)}`;
		const { text, blocks } = composeNotification(eventOf(), reader, { testModeFor: name });
		expect(shownText(blocks)[0]).toBe(`${testMode}<!channel> *Ana* ${'x'.repeat(82)}…`);
		expect(text).toContain(`${testMode}&lt;!channel&gt; *Ana* x`);
	});

	it('is said even of somebody without a name that could be seen', () => {
		expect(shownParts(2, { testModeFor: '\u200B' })[0]?.[0]).toBe(`${testMode}somebody else`);
	});

	it.each(['x', '"', '\\', '日', '😀', 'ش', '&'])(
		'leaves room for the largest event made of %j',
		(character) => {
			const event = { ...largestEvent(character), intendedFor: character.repeat(200) };
			expect(measureEvent(event)).toBeGreaterThan(eventLimits.whole - 200);
			const around = { testModeFor: character.repeat(200) };
			const { blocks } = composeNotification(event, { ...reader, now: now + 1e7 }, around);
			expect(findBlockFaults(blocks)).toEqual([]);
		},
	);
});

describe('what expired', () => {
	it('is counted under the title of the first part', () => {
		const parts = shownParts(200, { expired: 1_234 });
		expect(parts[0]?.[1]).toBe('1,234 entries expired before they could be told and are left out');
		expect(parts.slice(1).flat().join()).not.toContain('expired');
		expect(shownParts(2, { expired: 1 })[0]?.[1]).toBe(
			'1 entry expired before it could be told and is left out',
		);
		expect(shownParts(1, { expired: 3 })[0]?.at(-1)).toMatch(/^3 entries expired/);
	});

	it('is not mentioned where nothing did', () => {
		expect(shownParts(2, { expired: 0 })).toEqual(shownParts(2, {}));
	});
});

describe('how to change the settings', () => {
	it('is a link at the end of the last part', () => {
		const footer = { preferencesUrl, audience: 'member' } as const;
		const parts = shownParts(200, { footer });
		expect(parts.flat().filter((text) => text.startsWith('Change'))).toEqual([
			'Change how often you are told',
		]);
		expect(parts.at(-1)?.at(-1)).toBe('Change how often you are told');
		const [part] = composeDigest([about(1, 'r')], reader, { footer });
		expect(elementsOf(part!.message.blocks)).toContainEqual({
			type: 'link',
			url: preferencesUrl,
			text: 'Change how often you are told',
		});
	});

	it('speaks of the channel to a channel', () => {
		const footer = { preferencesUrl, audience: 'channel' } as const;
		expect(shownParts(2, { footer })[0]?.at(-1)).toBe('Change how often this channel is told');
	});

	it.each([
		undefined,
		'',
		'example.com/settings',
		'javascript:alert(1)',
		`https://example.com/${'x'.repeat(500)}`,
	])('says whom to ask where %j is no address to link to', (url) => {
		const lastOf = (audience: 'member' | 'channel') =>
			shownParts(2, { footer: { preferencesUrl: url, audience } })[0]?.at(-1);
		expect(lastOf('member')).toBe('To be told more or less often, ask whoever set this up');
		expect(lastOf('channel')).toBe(
			'To have this channel told more or less often, ask whoever set this up',
		);
	});

	it('is not said unless it was asked for', () => {
		expect(shownParts(2, {})[0]?.at(-1)).toMatch(/• Review the contract/);
	});
});
