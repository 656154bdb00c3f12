// Answers: what was a measurement asked, and how does it answer?

export function readQuestion<Question>(): Question {
	return JSON.parse(process.argv[2] ?? '{}') as Question;
}

/** Ends the process once the answer is on its way. */
export function giveAnswer(answer: object): void {
	process.send?.(answer, () => process.disconnect());
}

export function collectGarbage(): void {
	// Twice: what a finalizer lets go of is garbage only then.
	globalThis.gc?.();
	globalThis.gc?.();
}
