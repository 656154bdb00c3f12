// Answers: which notification do all items of a run become together?
import type { IExecuteFunctions } from 'n8n-workflow';
import { eventLimits, makeReport } from '../../../src/index';
import type { NotifyRequest, Report } from '../../../src/index';
import { readAllAttachments } from '../../shared/files/readAttachments';
import { eventReader } from '../../shared/notify/readEvent';
import { readNames } from '../../shared/parameters/readNames';
import type { ReadParameter } from '../../shared/parameters/readParameters';
import { readChannelTarget } from '../readChannelTarget';
import { readRows } from './readRows';

export interface ReadReport extends Report {
	request: NotifyRequest;
	/** True where rows were to be shown and there are none. */
	isEmpty: boolean;
}

export function readReport(context: IExecuteFunctions, read: ReadParameter): ReadReport {
	const wishes = readRows(context, read);
	const { table, csv } = wishes ? makeReport(wishes) : {};
	const isEmpty = wishes !== undefined && table === undefined && csv === undefined;
	const names = readNames(read('attachments', 0), 'Attachments');
	const attachments = readAllAttachments(context, names);
	const { event, ...telling } = eventReader(context, read)(0);
	const files = [...(csv ? [csv] : []), ...attachments];
	// Items that only carry files are no rows that are missing.
	const says = isEmpty && attachments.length === 0 ? sayNoRows(event) : {};
	const to = readChannelTarget(read, 0);
	const request = { to, ...telling, event: { ...event, ...says, table, files } };
	return { request, isEmpty, ...(table && { table }), ...(csv && { csv }) };
}

const noRows = 'No rows.';

/**
 * A report that found nothing says so: silence would look as if it had not run. Above the text, where nothing that is open
 * in it, as code in Markdown may be, takes the words in.
 */
function sayNoRows({ text, context }: NotifyRequest['event']): Partial<NotifyRequest['event']> {
	if (text === undefined || text === null || text === '') return { text: noRows };
	// What is no text is refused as it came, and what is too long by the figure of what somebody wrote.
	if (typeof text === 'object') return {};
	const whole = `${noRows}\n\n${String(text)}`;
	if (whole.length <= eventLimits.text) return { text: whole };
	const lines: unknown[] = Array.isArray(context) ? context : String(context ?? '').split('\n');
	return { context: [noRows, ...lines] };
}
