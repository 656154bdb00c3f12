// Answers: how long may a Slack message and its pieces be, and what does that leave for one event?

/** Slack's limits. Lengths are UTF-16 code units, which never count less than Slack does. */
export const slackLimits = {
	/** docs.slack.dev, Blocks: "up to 50 blocks in each message". */
	blocks: 50,
	/** docs.slack.dev, Header block. */
	header: 150,
	/** docs.slack.dev, Text object and Section block. Rich text has no documented figure of its own. */
	textElement: 3_000,
	/** docs.slack.dev, Button element `url`; Slack documents no figure for links in rich text. */
	url: 3_000,
	/**
	 * All blocks together, as JSON. Slack documents nothing and answers `msg_blocks_too_long`. Reports
	 * in slackapi/bolt-js #2509 and #2867 put the edge at about 13,200 with the structure counted:
	 * 13,297 characters in one bare block were let through, 11,341 in many small elements were not.
	 * This is below the least that anybody reported.
	 */
	message: 11_000,
	/** What Slack adds to every block that has no `block_id` of its own. */
	blockId: 20,
	/** docs.slack.dev, Rich text list: indents from 0 to 8. */
	indent: 8,
	/** Ours: a notification on a lock screen shows less. */
	fallback: 300,
} as const;

/**
 * What one event may hold. `whole` is what makes every accepted event fit: a message is this, and at most 2,500 of
 * headings, names, dates, structure and what is said around it (held by a test).
 */
export const eventLimits = {
	type: 200,
	title: 300,
	text: 8_000,
	fields: 20,
	fieldLabel: 80,
	fieldValue: 500,
	linkUrl: slackLimits.url,
	linkLabel: 80,
	/** docs.slack.dev, Image block `image_url`. */
	imageUrl: slackLimits.url,
	/** Slack takes 2,000, and nobody reads them. */
	imageAlt: 300,
	/** Lines, and characters of each. */
	context: 10,
	contextLine: 200,
	footer: 150,
	/** Ours: a name stands beside every message. */
	senderName: 80,
	ownBlocks: slackLimits.blocks,
	recordKey: 500,
	dedupeKey: 500,
	/** Everything that it says but own blocks and a table, as `measureEvent` counts it. */
	whole: 8_500,
} as const;

/** What is sent along with one event. Ours: the store holds it until it is sent. */
export const fileLimits = {
	files: 10,
	/** Of all files together. */
	bytes: 100 * 1024 * 1024,
	/** Of all files of a run: the store's disk is n8n's. */
	run: 500 * 1024 * 1024,
	/** What is held in memory at once. */
	part: 512 * 1024,
	name: 255,
} as const;

/** docs.slack.dev, Table block: rows count the head, and characters are those of all cells together. */
export const tableLimits = { rows: 100, columns: 20, characters: 10_000 } as const;

/** Names from the catalogue and of people are cut, visibly, where they are longer than this. */
export const nameLimit = 100;

/** A longer address of the place where preferences are changed is not linked to. */
export const preferencesUrlLimit = 500;
