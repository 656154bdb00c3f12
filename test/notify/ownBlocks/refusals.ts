// Answers: what is said of own blocks that are refused?
import { BadInput } from '../../../src/errors';
import { readOwnBlocks } from '../../../src/notify/ownBlocks/readOwnBlocks';

export function refusal(given: unknown): BadInput {
	try {
		readOwnBlocks(given);
	} catch (error) {
		if (error instanceof BadInput) return error;
		throw error;
	}
	throw new Error('was not refused');
}

export const says = (...blocks: unknown[]) => refusal(blocks).message;
