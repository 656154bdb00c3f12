// Answers: what went wrong, why, and what should a person do next?

export interface NotifyErrorOptions {
	/** What to do next, as a sentence for the person who reads the error. */
	hint: string;
	/** The parameter or property that is wrong, in the words of the node's form. */
	field?: string;
	cause?: unknown;
}

/** The base of every error this package throws. `code` is stable; the message may change. */
export class NotifyError extends Error {
	readonly hint: string;
	readonly field?: string;

	constructor(
		readonly code: string,
		message: string,
		options: NotifyErrorOptions,
	) {
		super(message, { cause: options.cause });
		this.name = new.target.name;
		this.hint = options.hint;
		this.field = options.field;
	}
}

/** One input was not understood. Names the field; the rest of a run goes on without it. */
export class BadInput extends NotifyError {}

/**
 * Looks at what came from outside. A getter, a proxy, or what is nested without end may throw as soon as somebody does:
 * that is a BadInput as well. `what` begins the sentence.
 */
export function lookAt<T>(what: string, look: () => T, field?: string): T {
	try {
		return look();
	} catch (error) {
		if (error instanceof NotifyError) throw error;
		throw new BadInput('input_unreadable', `${what} can’t be read: to look at it is an error`, {
			field,
			hint: 'Give plain data, as JSON has it: texts, numbers, lists and objects.',
			cause: error,
		});
	}
}

/** The store can't be opened, read or written. Nothing was accepted. */
export class StoreError extends NotifyError {}
