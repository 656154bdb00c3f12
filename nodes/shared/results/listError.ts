// Answers: how does an error in a searchable list say in n8n's editor what is wrong and what to do next?
import { NodeApiError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { SlackError } from '../../../src/index';
import { nodeError, type ErrorPlace } from './nodeError';

/** Next to this status, and to 401, the editor offers to open the credential. Slack's own is always 200. */
const credentialIsNotEnough = '403';

/** Of all errors, this class is the only one whose description n8n sends to the editor. */
export function listError(node: INode, thrown: unknown, place: ErrorPlace = {}): NodeApiError {
	const { message, description } = nodeError(node, thrown, place);
	const isRefused = thrown instanceof SlackError && thrown.next === 'stop';
	const error = new NodeApiError(
		node,
		{ message },
		{
			message,
			description: description ?? undefined,
			httpCode: isRefused ? credentialIsNotEnough : undefined,
		},
	);
	error.message = unbroken(message);
	return error;
}

/** The editor takes a message apart at its hyphens and throws them away; this one it does not know. */
function unbroken(message: string): string {
	return message.replaceAll('-', '\u2011');
}
