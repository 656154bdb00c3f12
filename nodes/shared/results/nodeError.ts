// Answers: how does an error of the engine become one that n8n shows with its item and with what to do next?
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { INode } from 'n8n-workflow';
import { NotifyError } from '../../../src/index';

export interface ErrorPlace {
	itemIndex?: number;
	/** n8n's own reason, where a request was never sent. */
	notSentBecause?: string;
}

export type NodeFailure = NodeApiError | NodeOperationError;

/** Names the item and the field. The cause stays behind: what a library throws can hold the token. */
export function nodeError(node: INode, thrown: unknown, place: ErrorPlace = {}): NodeFailure {
	if (thrown instanceof NodeOperationError || thrown instanceof NodeApiError) return thrown;
	const { itemIndex, notSentBecause } = place;
	if (notSentBecause !== undefined) {
		return saying(
			node,
			notSentBecause,
			'n8n did not send the request to Slack. Check the credential of this node',
			itemIndex,
		);
	}
	if (thrown instanceof NotifyError) {
		return saying(node, withPlace(thrown, itemIndex), thrown.hint, itemIndex);
	}
	const { message, description } = thrown as { message?: string; description?: string };
	return saying(
		node,
		message ?? 'Something went wrong that nobody foresaw',
		description,
		itemIndex,
	);
}

/** What is wrong, and where: `… [field "Title", item 3]`. Items count from 0, as n8n's own errors do. */
export function withPlace({ message, field }: NotifyError, itemIndex?: number): string {
	const places = [field && `field "${field}"`, itemIndex !== undefined && `item ${itemIndex}`];
	const place = places.filter(Boolean).join(', ');
	return place ? `${message.replace(/\.$/, '')} [${place}]` : message;
}

function saying(
	node: INode,
	message: string,
	description?: string,
	itemIndex?: number,
): NodeOperationError {
	const error = new NodeOperationError(node, message, { description, itemIndex });
	// n8n puts words of its own in the place of ours where ours name a network code.
	error.message = message;
	return error;
}
