// Answers: with which error of ours is something refused?
import { NotifyError } from '../../src/index';

/** Throws where nothing is refused, or with an error that is not ours. */
export function refusal(act: () => unknown): NotifyError {
	try {
		act();
	} catch (error) {
		if (error instanceof NotifyError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
