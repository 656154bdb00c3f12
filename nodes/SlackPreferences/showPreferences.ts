// Answers: what does a workflow get to see of what somebody chose?
import type { IDataObject } from 'n8n-workflow';
import type { ImportAnswer, StoredPreferences, SubjectPreferences } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';

/** With what follows for each type and the rule that says so, and with what a change did to what was queued. */
export function showPreferences(answer: SubjectPreferences): IDataObject {
	const { subject, preferences, effective, queued } = answer;
	return withoutGaps({
		subject: { ...subject },
		preferences: { ...preferences } as IDataObject,
		effective: effective?.map((each) => ({ ...each })),
		queued: queued && { ...queued },
	});
}

export function showStored({ subject, preferences, changedAt }: StoredPreferences): IDataObject {
	return {
		subject: { ...subject },
		preferences: { ...preferences } as IDataObject,
		changedAt: new Date(changedAt).toISOString(),
	};
}

/** An entry that is wrong has no `error`: that would start Retry On Fail. */
export function showImported(answer: ImportAnswer): IDataObject {
	if (answer.outcome === 'imported') {
		return { outcome: answer.outcome, ...showPreferences(answer) };
	}
	const { outcome, place, error } = answer;
	const { message, code, hint, field } = error;
	return withoutGaps({ outcome, place, message, code, hint, field });
}
