// Answers: what came of a look at something monstrous: a value, a refusal that a person can use, or a riddle?
import { NotifyError } from '../../src/errors';
import { requireCleanPrototypes } from './monsters';

export type Look = () => unknown;

/** `value`, or the code of a NotifyError with words and a hint. Throws for anything else that is thrown. */
export async function outcomeOf(look: Look): Promise<string> {
	try {
		await look();
		return 'value';
	} catch (error) {
		if (!(error instanceof NotifyError))
			throw new Error(`A riddle: ${nameOf(error)}`, { cause: error });
		const isUseful = [error.code, error.message, error.hint].every((text) => text.trim() !== '');
		if (!isUseful) throw new Error('A refusal without code, words or hint', { cause: error });
		if (error.message.length > longest) throw new Error('A refusal that repeats what it refuses');
		return error.code;
	} finally {
		requireCleanPrototypes();
	}
}

/** Ten faults with their places at most. */
const longest = 5_000;

function nameOf(error: unknown): string {
	return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
