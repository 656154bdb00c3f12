// Answers: what may be changed about somebody's preferences, and is this change well-formed?

/** One change, as a node hands it in; nothing of it is trusted yet. */
export interface PreferenceChange {
	/** What the frequency is for; `everything` is the one switch. */
	scope: { kind: 'everything' } | { kind: 'group' | 'type'; key: unknown };
	/** A frequency, or `inherit` to take a choice back. Undefined leaves it as it is. */
	frequency?: unknown;
	time?: unknown;
	weekday?: unknown;
	timeZone?: unknown;
}
