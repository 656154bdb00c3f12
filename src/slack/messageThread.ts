// Answers: is a message a reply, and to which one?

/** The first message of a thread; undefined for that one itself, which names itself once it has replies. */
export function threadOf(message: { ts?: string; thread_ts?: string }): string | undefined {
	const { ts, thread_ts: threadTs } = message;
	return threadTs === undefined || threadTs === ts ? undefined : threadTs;
}
