// Answers: which notification types and groups does a node offer?
import type { INodePropertyOptions } from 'n8n-workflow';
import { builtInTypes, groupLabels } from '../../../src/index';

const labels: Readonly<Record<string, string>> = groupLabels;

/** Sorted by group and then by label, as they are read. */
export const typeOptions: INodePropertyOptions[] = builtInTypes
	.map(({ key, label, group, defaultFrequency }) => ({
		name: `${labels[group] ?? group}: ${label}`,
		value: key,
		description: `Key: ${key}. Told by default: ${defaultFrequency ?? 'immediate'}.`,
	}))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));

export const groupOptions: INodePropertyOptions[] = Object.entries(groupLabels)
	.map(([value, name]) => ({ name, value }))
	.sort((a, b) => a.name.localeCompare(b.name, 'en'));
