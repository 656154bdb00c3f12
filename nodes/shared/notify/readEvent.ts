// Answers: which event does an item hand in? Values as they are; the engine says whether they can be used.
import type { IExecuteFunctions } from 'n8n-workflow';
import type { NotifyRequest } from '../../../src/index';
import { readAttachments } from '../files/readAttachments';
import { readNames } from '../parameters/readNames';
import type { ReadParameter } from '../parameters/readParameters';
import { readPicked } from '../parameters/readPicked';
import { defaultEventIds } from './eventId';
import { readMessage } from './readMessage';
import { readTelling } from './readTelling';
import { workflowFooter } from './workflowFooter';

export type EventPart = Omit<NotifyRequest, 'to'>;

export function eventReader(
	context: IExecuteFunctions,
	read: ReadParameter,
): (itemIndex: number) => EventPart {
	const defaultEventId = defaultEventIds(context);
	return (itemIndex) => {
		const of = (path: string) => read(path, itemIndex);
		const option = (name: string) => of(`options.${name}`);
		const attachments = readNames(option('attachments'), 'Attachments');
		return {
			event: {
				type: readPicked(read, 'type', itemIndex),
				title: of('title'),
				text: of('text'),
				textFormat: option('textFormat'),
				mentionByEmail: option('mentionByEmail'),
				fields: of('fields.field'),
				linkUrl: of('linkUrl'),
				...readMessage(option, () => workflowFooter(context)),
				blocks: option('blocks'),
				files: readAttachments(context, itemIndex, attachments),
				recordKey: option('recordKey'),
				occurredAt: option('occurredAt'),
			},
			dedupeKey: orDefault(of('eventId'), () => defaultEventId(itemIndex)),
			...readTelling(option),
		};
	};
}

function orDefault(value: unknown, byDefault: () => string): unknown {
	return value === undefined || value === null || value === '' ? byDefault() : value;
}
