// Answers: how does an error of the engine become one that n8n shows with its item and with what to do next?
import { NodeApiError, NodeOperationError, OperationalError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { NotifyError } from '../../../src/index';
import { fitForLog } from './fitForLog';
import { inSentences } from './inSentences';

export interface ErrorPlace {
	itemIndex?: number;
	/** n8n's own reason, where a request was never sent. */
	notSentBecause?: string;
}

export type NodeFailure = NodeApiError | NodeOperationError;

/**
 * Names the item and the field. The cause stays behind: what a library throws can hold the token. What was wrong is quoted in
 * the description, which n8n shows and does not log.
 */
export function nodeError(node: INode, thrown: unknown, place: ErrorPlace = {}): NodeFailure {
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	const { itemIndex, notSentBecause } = place;
	if (notSentBecause !== undefined) {
		return saying(node, {
			code: 'not_sent',
			message: notSentBecause,
			description: 'n8n did not send the request to Slack. Check the credential of this node',
			itemIndex,
		});
	}
	if (thrown instanceof NotifyError) {
		const { code, hint } = thrown;
		const message = withPlace(thrown, itemIndex);
		return saying(node, { code, message, description: hint, itemIndex });
	}
	const { message = 'Something went wrong that nobody foresaw', description } = (thrown ?? {}) as {
		message?: string;
		description?: string;
	};
	return saying(node, { code: 'unforeseen', message, description, itemIndex });
}

/** What is wrong, and where: `… [field "Title", item 3]`. Items count from 0, as n8n's own errors do. */
export function withPlace({ message, field }: NotifyError, itemIndex?: number): string {
	const places = [field && `field "${field}"`, itemIndex !== undefined && `item ${itemIndex}`];
	const place = places.filter(Boolean).join(', ');
	return place ? `${message.replace(/\.$/, '')} [${place}]` : message;
}

interface Saying {
	code: string;
	message: string;
	description?: string;
	itemIndex?: number;
}

function saying(node: INode, { code, message, ...said }: Saying): NodeOperationError {
	const logged = fitForLog(message);
	const description =
		logged === message ? said.description : inSentences(message, said.description);
	// n8n logs the words of the cause as well.
	const cause = new OperationalError(`Slack Notify: ${code}`);
	const options = { message: logged, description, itemIndex: said.itemIndex };
	const error = new NodeOperationError(node, cause, options);
	// n8n puts words of its own in the place of ours where ours name a network code.
	error.message = logged;
	return error;
}
