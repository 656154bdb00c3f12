// Answers: is the message with which files are shared one that Slack takes, and does it say the same?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeFilesMessage, composeFollowingFiles } from '../../src/message/composeFilesMessage';
import { composeNotification } from '../../src/message/composeNotification';
import { findBlockFaults } from './checkBlocks';
import { eventOf, hostileEventOfAll, now, reader } from './events';
import { shownText } from './shownText';

/** What files.completeUploadExternal is known to take. */
const allowed = ['section', 'rich_text', 'context', 'header', 'divider', 'image'];

describe('the message with files', () => {
	const event = eventOf({
		title: 'Report',
		text: 'As **asked**',
		textFormat: 'markdown',
		context: ['Weekly'],
	});

	it('says what a message without them would say', () => {
		const { text, blocks } = composeNotification(event, reader, { testModeFor: 'Ana' });
		expect(composeFilesMessage(event, reader, { testModeFor: 'Ana' })).toEqual({ text, blocks });
	});

	it('shows a colour as an emoji, and is signed by the app itself', () => {
		const severity = { level: 'warning', shownBy: 'colour' } as const;
		const message = composeFilesMessage(
			{ ...event, severity, sender: { name: 'X' }, unfurl: true },
			reader,
		);
		expect(shownText(message.blocks)).toEqual(['⚠️ Report', 'As asked', 'Weekly']);
		expect(Object.keys(message)).toEqual(['text', 'blocks']);
	});

	it('is a short line where the files follow what was said', () => {
		const title = `${'Report '.repeat(40)}<!channel>`;
		const message = composeFollowingFiles({ ...event, title }, { testModeFor: 'Ana' });
		expect(shownText(message.blocks)).toEqual([
			'Test mode: this would have gone to Ana',
			`${'Report '.repeat(14)}R…`,
		]);
		expect(shownText(composeFollowingFiles(event).blocks)).toEqual(['Report']);
		expect(composeFollowingFiles(event).text).toBe('Report');
	});

	it('is made of what Slack takes with files, whatever the door lets in', () => {
		fc.assert(
			fc.property(hostileEventOfAll, (any) => {
				const late = { ...reader, now: now + 1e7 };
				const around = { testModeFor: any.title };
				for (const message of [
					composeFilesMessage(any, late, around),
					composeFollowingFiles(any, around),
				]) {
					expect(findBlockFaults(message.blocks)).toEqual([]);
					expect(message.blocks.filter(({ type }) => !allowed.includes(type))).toEqual([]);
					expect(message.text.replace(/&(amp|lt|gt);/g, '')).not.toMatch(/[<>&]|\p{Cs}/u);
				}
			}),
			{ numRuns: 100, endOnFailure: true },
		);
	});
});
