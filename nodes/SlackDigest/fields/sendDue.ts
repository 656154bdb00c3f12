// Answers: what does sending what is due ask for?
import type { INodeProperties } from 'n8n-workflow';
import { longDigestsOption, timeLimitOption } from './options';

const keepDecisionsOption: INodeProperties = {
	displayName: 'Keep Decisions For (Days)',
	name: 'keepDecisionsDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 90,
	description:
		'How many days the decision log goes back, which is where Why finds its answers. 0 keeps it for ever.',
};

const keepSentOption: INodeProperties = {
	displayName: 'Keep Sent Notifications For (Days)',
	name: 'keepSentDays',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 90,
	description:
		'How many days to keep what was sent, withdrawn, turned off, has expired, or failed and was listed. After that its event ID is not known any more: the same event, handed in again, is told again. 0 keeps it for ever.',
};

export const sendDueFields: INodeProperties[] = [
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: { show: { operation: ['sendDue'] } },
		options: [keepDecisionsOption, keepSentOption, longDigestsOption, timeLimitOption],
	},
];
