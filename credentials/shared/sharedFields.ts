// Answers: in which order do both Slack credentials ask for what is the workspace's own?
import type { INodeProperties } from 'n8n-workflow';
import { matchingFields } from './matchingFields';
import { floodFields, tellingFields } from './tellingFields';
import { lostAnswerField, workspaceFields } from './workspaceFields';

/** What is seldom changed comes last. */
export const sharedFields: INodeProperties[] = [
	...workspaceFields,
	...tellingFields,
	...matchingFields,
	...floodFields,
	lostAnswerField,
];
