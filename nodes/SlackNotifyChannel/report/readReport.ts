// Answers: which notification do all items of a run become together?
import type { IExecuteFunctions } from 'n8n-workflow';
import { makeReport } from '../../../src/index';
import type { NotifyRequest } from '../../../src/index';
import { readAllAttachments } from '../../shared/files/readAttachments';
import { eventReader } from '../../shared/notify/readEvent';
import { readNames } from '../../shared/parameters/readNames';
import type { ReadParameter } from '../../shared/parameters/readParameters';
import { readChannelTarget } from '../readChannelTarget';
import { readRows } from './readRows';

export function readReport(context: IExecuteFunctions, read: ReadParameter): NotifyRequest {
	const wishes = readRows(context, read);
	const { table, csv } = wishes ? makeReport(wishes) : {};
	const isEmpty = wishes !== undefined && table === undefined && csv === undefined;
	const attachments = readNames(read('attachments', 0), 'Attachments');
	const { event, ...telling } = eventReader(context, read)(0);
	return {
		to: readChannelTarget(read, 0),
		...telling,
		event: {
			...event,
			text: isEmpty ? sayingNoRows(event.text) : event.text,
			table,
			files: [...(csv ? [csv] : []), ...readAllAttachments(context, attachments)],
		},
	};
}

/** A report that found nothing says so: silence would look as if it had not run. */
function sayingNoRows(text: unknown): unknown {
	if (text === undefined || text === null || text === '') return 'No rows.';
	// What is no text is refused as it came.
	return typeof text === 'object' ? text : `${String(text)}\n\nNo rows.`;
}
