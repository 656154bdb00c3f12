// Answers: what does a workflow get to see of one notification in a list?
import type { IDataObject } from 'n8n-workflow';
import type { DeliveryOutcome } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';

type Listed = DeliveryOutcome['notifications'][number];

export function showNotification({ type, title, recordKey, dedupeKey }: Listed): IDataObject {
	return withoutGaps({ type, title, recordKey, eventId: dedupeKey });
}
