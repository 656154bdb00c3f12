// Answers: which event does an item hand in? Values as they are; the engine says whether they can be used.
import type { IExecuteFunctions } from 'n8n-workflow';
import type { NotifyRequest } from '../../../src/index';
import { readAttachments } from '../files/readAttachments';
import { readFlag } from '../parameters/readFlag';
import { readNames } from '../parameters/readNames';
import type { ReadParameter } from '../parameters/readParameters';
import { readPicked } from '../parameters/readPicked';
import { eventIdReader } from './eventId';
import { readMessage } from './readMessage';
import { readTelling } from './readTelling';
import { workflowFooter } from './workflowFooter';

export type EventPart = Omit<NotifyRequest, 'to'>;

export function eventReader(
	context: IExecuteFunctions,
	read: ReadParameter,
): (itemIndex: number) => EventPart {
	const readEventId = eventIdReader(context);
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
				mentionByEmail: readFlag(option('mentionByEmail'), 'Mention by Email') || undefined,
				fields: of('fields.field'),
				linkUrl: of('linkUrl'),
				...readMessage(option, () => workflowFooter(context)),
				blocks: option('blocks'),
				files: readAttachments(context, itemIndex, attachments),
				recordKey: option('recordKey'),
				occurredAt: option('occurredAt'),
			},
			dedupeKey: readEventId(itemIndex, of('eventId')),
			...readTelling(option),
		};
	};
}
