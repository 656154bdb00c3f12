// Answers: does an error in a searchable list say in n8n's editor what is wrong and what to do next?
import type { INode } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { listError } from '../../nodes/shared/results/listError';
import { BadInput, SlackError } from '../../src/index';

const node: INode = {
	id: '1',
	name: 'Slack',
	type: 'slackMapMembers',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

const lacksScope = new SlackError({
	next: 'stop',
	refusal: {
		code: 'missing_scope',
		says: 'The Slack app lacks the scope users:read (to read the list of Slack users)',
		hint: 'Add it to the Slack app.',
	},
});

/** The message as n8n 2.41's editor shows it: cut at dashes, without the parts that ask to check credentials. */
function shownByEditor(message: string): string {
	const parts = /[-–—]/.test(message)
		? message.split(/\s*[-–—]\s*/)
		: message.split(/(?<=[.!?])\s+/);
	return parts.filter((part) => !/check\s+(your\s+)?credentials?/i.test(part)).join(' ');
}

describe('an error in a list', () => {
	it('says which scope is missing and what for, and offers to open the credential', () => {
		const error = listError(node, lacksScope);
		expect(error).toMatchObject({
			name: 'NodeApiError',
			message: lacksScope.message,
			description: 'Add it to the Slack app.',
			httpCode: '403',
		});
	});

	it('keeps its words whole in the editor', () => {
		const error = listError(node, new BadInput('x', 'No e-mail, no bot-token', { hint: 'Do it.' }));
		expect(shownByEditor(error.message)).toBe(error.message);
		expect(error.message.replaceAll('\u2011', '-')).toBe('No e-mail, no bot-token');
	});

	it('blames no credential where Slack is away', () => {
		const refusal = { code: 'ECONNREFUSED', says: 'Slack can’t be reached', hint: 'Wait.' };
		const error = listError(node, new SlackError({ next: 'later', refusal }));
		expect(error.httpCode).toBeNull();
		expect(error.message).toBe('Slack can’t be reached');
	});

	it('tells n8n’s own reason where the request was never sent', () => {
		const error = listError(node, lacksScope, {
			notSentBecause: 'OAuth credentials not connected',
		});
		expect(error.message).toBe('OAuth credentials not connected');
		expect(error.description).toContain('Check the credential');
	});
});
