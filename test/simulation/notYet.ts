// Answers: what does not hold yet, so that nobody looks for it? Once it does, it goes from here.

export const notYet = {
	/** An event ID means who stands in for somebody, too, where something is withdrawn by it. */
	standInsByEventId: true,
	/** An import is one change: nobody is muted by the half of it. */
	importAsOne: true,
	/** What was decided before a change, and accepted after it, follows the change like all that is queued. */
	acceptedDuringChange: true,
} as const;
