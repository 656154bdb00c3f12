// Answers: does all that an event says fit into one Slack message?
import { BadInput } from '../errors';
import type { NotificationEvent } from '../event';
import { composeTestMode } from '../message/around';
import { layOut } from '../message/layOut';
import { eventLimits, nameLimit, slackLimits } from '../message/limits';
import { measureEvent, measureMessage } from '../message/measure';

/** Throws BadInput with the figures. */
export function checkWhole(event: NotificationEvent): void {
	checkWords(event);
	if (event.blocks === undefined) return;
	checkTables(event);
	checkMessage(event);
}

function checkWords(event: NotificationEvent): void {
	const size = measureEvent(event);
	if (size <= eventLimits.whole) return;
	throw new BadInput(
		'event_too_long',
		`Title, text, fields and all else that it says take up ${figure(size)} characters of a Slack message together, and ${figure(eventLimits.whole)} are left for them. ` +
			'A line break, a quotation mark or a backslash counts twice, each field has 110 of its own, and so has formatting.',
		{ field: 'Text', hint: 'Shorten the text or send fewer fields, and link to the rest.' },
	);
}

function checkTables({ blocks = [], table }: NotificationEvent): void {
	const place = blocks.findIndex(({ type }) => type === 'table');
	if (table === undefined || place < 0) return;
	throw new BadInput(
		'blocks_refused',
		`blocks[${place}] is a second table, and a message can hold one.`,
		{ field: 'Blocks', hint: 'Take it out, or send no table beside the blocks.' },
	);
}

/** With the most that may come to stand around own blocks. */
function checkMessage(event: NotificationEvent): void {
	const name = 'x'.repeat(nameLimit);
	const late = { timeZone: 'UTC', now: event.occurredAt + 24 * 60 * 60 * 1000 };
	// With its mentions: in test mode they are text, and shorter.
	const above = composeTestMode({ testModeFor: name });
	const message = layOut({ ...event, intendedFor: name }, late, { above });
	const count = message.blocks.length + (message.bar?.blocks.length ?? 0);
	if (count > slackLimits.blocks) throw tooMany(event, count);
	const size = measureMessage(message);
	if (size <= slackLimits.message) return;
	throw new BadInput(
		'blocks_too_long',
		`The blocks take up ${figure(size)} characters as JSON with what may come to stand around them, and ${figure(slackLimits.message)} are allowed.`,
		{ field: 'Blocks', hint: 'Shorten their texts or leave some out, and link to the rest.' },
	);
}

function tooMany({ blocks = [] }: NotificationEvent, count: number): BadInput {
	const around = count - blocks.length;
	return new BadInput(
		'blocks_too_many',
		`There are ${blocks.length} blocks and up to ${around} that may come to stand around them, and ${slackLimits.blocks} are allowed together.`,
		{ field: 'Blocks', hint: `Leave out ${count - slackLimits.blocks} of them.` },
	);
}

function figure(count: number): string {
	return count.toLocaleString('en');
}
