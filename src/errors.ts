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

/** The store can't be opened, read or written. Nothing was accepted. */
export class StoreError extends NotifyError {}
