// Answers: what does a workflow get to see of what would happen to an event?
import type { IDataObject } from 'n8n-workflow';
import type { ExplainAnswer } from '../../src/index';
import { saysReason } from '../shared/results/saysReason';
import { withoutGaps } from '../shared/results/withoutGaps';

export function showExplained(answer: ExplainAnswer): IDataObject {
	const { subject, type, outcome, reason, detail, frequency, rule, dueAt } = answer;
	const { schedule, timeZone, timeZoneOf } = answer;
	return withoutGaps({
		subject: { ...subject },
		type: type.key,
		declared: type.declared,
		mandatory: type.mandatory,
		outcome,
		reason,
		says: saysReason(answer),
		detail,
		frequency,
		rule,
		dueAt: dueAt === undefined ? undefined : new Date(dueAt).toISOString(),
		schedule: schedule && ({ ...schedule } as IDataObject),
		timeZone,
		timeZoneOf,
	});
}
