// Answers: how much of a message does this take up?
import type { NotificationEvent } from '../event';
import { slackLimits } from './limits';

/** Around one field, in the wordier of the two layouts. */
const aroundField = 110;

/** Length as JSON: a quotation mark or a line break takes two characters, as it does on the wire. */
export function measure(value: unknown): number {
	return JSON.stringify(value).length;
}

/** Size of a message's blocks with the block IDs that Slack adds; to be held against `slackLimits.message`. */
export function measureBlocks(blocks: readonly unknown[]): number {
	return measure(blocks) + blocks.length * slackLimits.blockId;
}

/** Size of what an event says; to be held against `eventLimits.whole`. */
export function measureEvent(event: Omit<NotificationEvent, 'type' | 'occurredAt'>): number {
	const texts = [event.title, event.text ?? '', event.link?.url ?? '', event.link?.label ?? ''];
	const fields = event.fields.map((field) => measure(field.label + field.value) + aroundField);
	return [...texts.map(measure), ...fields].reduce((sum, size) => sum + size, 0);
}
