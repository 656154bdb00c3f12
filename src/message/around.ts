// Answers: what does a message say that is no update: test mode, what was left out, how to change the settings?
import type { KnownBlock, RichTextBlock } from '@slack/types';
import { cutName } from './cutName';
import { preferencesUrlLimit } from './limits';
import { quietLine } from './quietLine';
import { linkTo, quote, richText, say, section } from './richText';

export interface Around {
	/** Test mode: whom or what the message would have gone to. */
	testModeFor?: string;
	/** How many entries were left out because they had expired. */
	expired?: number;
	/** How to change the settings. `preferencesUrl` is http or https and not too long, or else it is not shown. */
	footer?: { preferencesUrl?: string; audience: 'member' | 'channel' };
}

/** What stands around the updates of one part of a digest. */
export interface Frame {
	top: KnownBlock[];
	underTitle: KnownBlock[];
	bottom: KnownBlock[];
}

/** Test mode is said on every part, what was left out on the first one, how to change the settings on the last. */
export function composeFrame(around: Around, part: { first: boolean; last: boolean }): Frame {
	return {
		top: composeTestMode(around),
		underTitle: part.first && around.expired ? [composeExpired(around.expired)] : [],
		bottom: part.last && around.footer ? [composeFooter(around.footer)] : [],
	};
}

export function composeTestMode({ testModeFor }: Pick<Around, 'testModeFor'>): KnownBlock[] {
	if (testModeFor === undefined) return [];
	const bold = { bold: true };
	return [richText([section([say(testModeWords, bold), quote(nameAbsent(testModeFor), bold)])])];
}

/** The same for the fallback text. */
export function sayTestMode({ testModeFor }: Pick<Around, 'testModeFor'>): string | undefined {
	return testModeFor === undefined ? undefined : testModeWords + nameAbsent(testModeFor);
}

const testModeWords = 'Test mode: this would have gone to ';

function nameAbsent(name: string): string {
	return cutName(name) || 'somebody else';
}

function composeExpired(count: number): RichTextBlock {
	const entries = count === 1 ? '1 entry' : `${count.toLocaleString('en')} entries`;
	const are = count === 1 ? 'it could be told and is' : 'they could be told and are';
	return richText([section([say(`${entries} expired before ${are} left out`, { italic: true })])]);
}

const footerWords = {
	member: {
		link: 'Change how often you are told',
		plain: 'To be told more or less often, ask whoever set this up',
	},
	channel: {
		link: 'Change how often this channel is told',
		plain: 'To have this channel told more or less often, ask whoever set this up',
	},
};

function composeFooter({ preferencesUrl, audience }: NonNullable<Around['footer']>): KnownBlock {
	const words = footerWords[audience];
	const url = readUrl(preferencesUrl);
	return url === undefined
		? quietLine(words.plain)
		: richText([section([linkTo(url, words.link)])]);
}

function readUrl(given: string | undefined): string | undefined {
	const url = given === undefined ? null : URL.parse(given);
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return undefined;
	return url.href.length <= preferencesUrlLimit ? url.href : undefined;
}
