// Answers: what went wrong with the demo, and what can the person at the terminal do about it?

/** Something a person can mend. It is printed without a stack. */
export class DemoProblem extends Error {
	readonly code: string;
	readonly hint: string;

	constructor(code: string, message: string, hint: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'DemoProblem';
		this.code = code;
		this.hint = hint;
	}
}
