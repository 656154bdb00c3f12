// Answers: what stands around what an event says: picture, severity, small print, sender?
import { BadInput } from '../errors';
import {
	severityLevels,
	type EventFooter,
	type EventImage,
	type Sender,
	type Severity,
} from '../event';
import { eventLimits } from '../message/limits';
import { rules } from './eventRules';
import { readAddress, requireAddress } from './readAddress';
import { readChoice } from './readChoice';
import { readText } from './readText';

const emoji = /^:[\p{L}\p{N}\p{M}_+'-]+:(?::skin-tone-[2-6]:)?$/u;

/** A description without an address is left standing there, and no image. */
export function readImage(rawUrl: unknown, rawAlt: unknown): EventImage | undefined {
	const url = readAddress(rawUrl, 'https', rules.imageUrl);
	if (url === undefined) return undefined;
	return { url, alt: readText(rawAlt, rules.imageAlt) ?? 'Image' };
}

export function readSeverity(rawLevel: unknown, rawShownBy: unknown): Severity | undefined {
	const level = readChoice(rawLevel, [...severityLevels, 'none'], {
		code: 'severity',
		field: 'Severity',
	});
	if (level === undefined || level === 'none') return undefined;
	const shownBy = readChoice(rawShownBy, ['emoji', 'colour'], {
		code: 'severity_shown_by',
		field: 'Severity Shown By',
	});
	return { level, shownBy: shownBy ?? 'emoji' };
}

/** With those in which nothing can be seen. Nobody looks at each of a million. */
const mostGiven = 10_000;

/** A text of several lines, or a list of lines; those in which nothing can be seen are left out. */
export function readContext(raw: unknown): string[] | undefined {
	const given: unknown[] = Array.isArray(raw)
		? raw
		: typeof raw === 'string'
			? raw.split(/\r\n?|\n/)
			: [raw];
	if (given.length > mostGiven) throw tooManyLines(given.length);
	const lines = given.flatMap((line, index) => {
		const rule = { ...rules.context, name: `Line ${index + 1} of Context` };
		return readText(line, rule) ?? [];
	});
	if (lines.length <= eventLimits.context) return lines.length === 0 ? undefined : lines;
	throw tooManyLines(lines.length);
}

function tooManyLines(count: number): BadInput {
	return new BadInput(
		'context_too_many',
		`Context has ${count.toLocaleString('en')} lines, and a message shows at most ${eventLimits.context}.`,
		{ field: 'Context', hint: 'Keep what the reader needs, or put the rest into fields.' },
	);
}

/** An address without words is shown by its host. */
export function readFooter(rawText: unknown, rawUrl: unknown): EventFooter | undefined {
	const text = readText(rawText, rules.footerText);
	const url = readAddress(rawUrl, 'web', rules.footerUrl);
	if (url === undefined) return text === undefined ? undefined : { text };
	return { text: text ?? new URL(url).host, url };
}

export function readSender(rawName: unknown, rawIcon: unknown): Sender | undefined {
	const name = readText(rawName, rules.senderName);
	const icon = readText(rawIcon, rules.senderIcon);
	if (name === undefined && icon === undefined) return undefined;
	return { ...(name !== undefined && { name }), ...(icon !== undefined && readIcon(icon)) };
}

function readIcon(icon: string): Sender {
	if (emoji.test(icon)) return { iconEmoji: icon };
	if (/^https?:/i.test(icon) || icon.includes('://')) {
		return { iconUrl: requireAddress(icon, 'https', rules.senderIcon) };
	}
	throw new BadInput(
		'sender_icon_unknown',
		'Sender Icon is neither the name of an emoji nor the address of an image.',
		{
			field: 'Sender Icon',
			hint: 'Give an emoji as Slack names it, such as :robot_face:, or an address beginning with https://.',
		},
	);
}
