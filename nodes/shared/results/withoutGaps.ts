// Answers: which properties does an output item really have?
import type { IDataObject } from 'n8n-workflow';

/** Leaves out what is undefined, so that "is there a …?" has one answer in expressions downstream. */
export function withoutGaps(properties: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined));
}
