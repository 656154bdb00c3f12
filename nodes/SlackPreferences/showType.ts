// Answers: what does a workflow get to see of a notification type?
import type { IDataObject } from 'n8n-workflow';
import type { ListedType } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';

export function showType(type: ListedType): IDataObject {
	const { key, label, group, groupLabel, audience, defaultFrequency, mandatory, declared } = type;
	const { lastUsedAt } = type;
	return withoutGaps({
		type: key,
		label,
		group,
		groupLabel,
		audience,
		defaultFrequency,
		mandatory,
		declared,
		lastUsedAt: lastUsedAt === undefined ? undefined : new Date(lastUsedAt).toISOString(),
	});
}
