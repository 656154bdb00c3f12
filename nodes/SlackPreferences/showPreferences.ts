// Answers: what does a workflow get to see of what somebody chose?
import type { IDataObject } from 'n8n-workflow';
import type { ImportAnswer, ListedPreferences, SubjectPreferences } from '../../src/index';
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

/** As an entry of an import has it, and nothing besides: what is listed can be imported as it is. */
export function showListed(listed: ListedPreferences): IDataObject {
	const { groups, types, ...choices } = listed.preferences;
	return withoutGaps({
		...nameSubject(listed),
		...(choices as IDataObject),
		groups: orNothing(groups),
		types: orNothing(types),
	});
}

function nameSubject({ subject, member }: ListedPreferences): IDataObject {
	switch (subject.kind) {
		case 'workspace':
			return { workspace: true };
		case 'channel':
			return { channel: subject.key };
		case 'member':
			return { member: nameMember(subject.key, member) };
	}
}

/** By e-mail alone where that is all there is to know. */
function nameMember(key: string, { email, id }: NonNullable<ListedPreferences['member']> = {}) {
	if (email !== undefined && id === undefined) return email;
	return withoutGaps({ email, id: id ?? key });
}

function orNothing(choices: Record<string, string>): IDataObject | undefined {
	return Object.keys(choices).length === 0 ? undefined : { ...choices };
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
