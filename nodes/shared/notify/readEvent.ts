// Answers: which event does an item hand in? Values as they are; the engine says whether they can be used.
import type { NotifyRequest } from '../../../src/index';
import { readFlag } from '../parameters/readFlag';
import type { ReadParameter } from '../parameters/readParameters';

type EventPart = Omit<NotifyRequest, 'to'>;

export function readEvent(
	read: ReadParameter,
	itemIndex: number,
	defaultEventId: (itemIndex: number) => string,
): EventPart {
	const of = (path: string) => read(path, itemIndex);
	return {
		event: {
			type: of('type'),
			title: of('title'),
			text: of('text'),
			fields: of('fields.field'),
			linkUrl: of('linkUrl'),
			linkLabel: of('options.linkLabel'),
			recordKey: of('options.recordKey'),
		},
		dedupeKey: orDefault(of('eventId'), () => defaultEventId(itemIndex)),
		urgent: readFlag(of('options.urgent'), 'Urgent'),
	};
}

function orDefault(value: unknown, byDefault: () => string): unknown {
	return value === undefined || value === null || value === '' ? byDefault() : value;
}
