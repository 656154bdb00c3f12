// Answers: what does not hold yet, so that nobody looks for it? Once it does, it goes from here.

export const notYet = {
	/** An event ID means who stands in for somebody, too, where something is withdrawn by it. */
	standInsByEventId: true,
	/** An import is one change: nobody is muted by the half of it. */
	importAsOne: true,
	/**
	 * What is decided or planned again while somebody else changes preferences follows the last change, like all that is
	 * queued; not the one that it was read under.
	 */
	changesAtOnce: true,
} as const;
