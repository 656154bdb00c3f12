// Answers: in which order does a form offer what else can be said?
import type { INodeProperties } from 'n8n-workflow';

export function optionsField(options: readonly INodeProperties[]): INodeProperties {
	return {
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.toSorted((a, b) => a.displayName.localeCompare(b.displayName, 'en')),
	};
}
