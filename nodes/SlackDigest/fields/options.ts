// Answers: which options do the operations that send something share?
import type { INodeProperties } from 'n8n-workflow';

export const timeLimitOption: INodeProperties = {
	displayName: 'Time Limit',
	name: 'timeLimit',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 300,
	description:
		'How many seconds this node may go on sending. What is left over stays queued and goes out with the next run.',
};

export const longDigestsOption: INodeProperties = {
	displayName: 'Long Digests',
	name: 'longDigests',
	type: 'options',
	default: 'messages',
	description: 'What becomes of a digest that is too long for one Slack message',
	options: [
		{
			name: 'Several Messages',
			value: 'messages',
			description: 'One after the other, each saying which of how many it is',
		},
		{
			name: 'Thread Under the First',
			value: 'thread',
			description: 'The first message in the conversation, the others in its thread',
		},
	],
};
