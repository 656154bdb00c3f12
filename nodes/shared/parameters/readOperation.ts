// Answers: which operation was chosen?
import type { IExecuteFunctions } from 'n8n-workflow';
import { nodeError } from '../results/nodeError';
import { readChoice } from './readChoice';

/** Not for an expression to choose: the node's outputs depend on it. */
export function readOperation<T>(
	context: IExecuteFunctions,
	operations: Readonly<Record<string, T>>,
	byDefault: string,
): T {
	try {
		const { operation = byDefault } = context.getNode().parameters;
		return readChoice(operation, operations, 'Operation');
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}
