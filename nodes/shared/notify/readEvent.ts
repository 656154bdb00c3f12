// Answers: which event does an item hand in? Values as they are; the engine says whether they can be used.
import type { NotifyRequest } from '../../../src/index';
import { readChoice } from '../parameters/readChoice';
import { readFlag } from '../parameters/readFlag';
import type { ReadParameter } from '../parameters/readParameters';
import { readPicked } from '../parameters/readPicked';

type EventPart = Omit<NotifyRequest, 'to'>;

const earlierChoices = { keep: 'keep', replace: 'replace', cancel: 'cancel' } as const;

export function readEvent(
	read: ReadParameter,
	itemIndex: number,
	defaultEventId: (itemIndex: number) => string,
): EventPart {
	const of = (path: string) => read(path, itemIndex);
	return {
		event: {
			type: readPicked(read, 'type', itemIndex),
			title: of('title'),
			text: of('text'),
			fields: of('fields.field'),
			linkUrl: of('linkUrl'),
			linkLabel: of('options.linkLabel'),
			recordKey: of('options.recordKey'),
			occurredAt: of('options.occurredAt'),
		},
		dedupeKey: orDefault(of('eventId'), () => defaultEventId(itemIndex)),
		urgent: readFlag(of('options.urgent'), 'Urgent'),
		expiresAt: of('options.expiresAt'),
		earlier: readChoice(
			of('options.earlier') ?? 'keep',
			earlierChoices,
			'Earlier Events About the Record',
		),
	};
}

function orDefault(value: unknown, byDefault: () => string): unknown {
	return value === undefined || value === null || value === '' ? byDefault() : value;
}
