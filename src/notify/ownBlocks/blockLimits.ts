// Answers: how much may each part of a user's own blocks hold?
//
// Source: docs.slack.dev, the reference of each block, element and composition object. What a message as a whole may hold,
// and what our own layouts use too, is in message/limits.
export const blockLimits = {
	blockId: 255,
	sectionFields: 10,
	sectionField: 2_000,
	contextElements: 10,
	imageAlt: 2_000,
	imageTitle: 2_000,
	actionsElements: 25,
	actionId: 255,
	buttonText: 75,
	buttonValue: 2_000,
	buttonLabel: 75,
	confirmTitle: 100,
	confirmText: 300,
	confirmAnswer: 30,
	/** Ours: Slack documents none, and gives its own names far shorter ones. */
	emojiName: 100,
	/** Ours: the end of the year 9999, in seconds. */
	lastSecond: 253_402_300_799,
	/** Of all markdown blocks together. */
	markdown: 12_000,
} as const;

/** Ours, far above what any message takes: what is longer or deeper was not meant as blocks. */
export const treeLimits = { json: 200_000, depth: 16, values: 20_000 } as const;
