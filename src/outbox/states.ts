// Answers: in which states can a notification be, and which moves between them are legal?

// queued ──claim──▶ claimed ──▶ sending ──▶ sent
//    │  ▲ ▲            │  │        ├─ refused for good ──▶ failed
//    │  │ └─lease over─┘  │        ├─ not reached, 429 ──▶ queued (not before a later instant)
//    │  │                 │        └─ answer lost ───────▶ unsure ─▶ looked up ─▶ sent | queued | unsure
//    │  └─handed in again─┼─ failed
//    │                    └─ nobody to tell ─▶ failed
//    └▶ withdrawn | expired | muted
// Who is forgotten leaves no state: the rows are erased, whatever state they are in.

export const notificationStates = [
	'queued',
	'claimed',
	'sending',
	'sent',
	'failed',
	'unsure',
	'withdrawn',
	'expired',
	'muted',
] as const;

export type NotificationState = (typeof notificationStates)[number];

const moves: Record<NotificationState, readonly NotificationState[]> = {
	queued: ['claimed', 'withdrawn', 'expired', 'muted'],
	claimed: ['sending', 'queued', 'failed', 'expired', 'muted', 'withdrawn'],
	sending: ['sent', 'failed', 'queued', 'unsure', 'withdrawn'],
	unsure: ['sent', 'queued', 'failed', 'unsure', 'withdrawn'],
	failed: ['queued', 'withdrawn'],
	sent: [],
	withdrawn: [],
	expired: [],
	muted: [],
};

/** True where the outbox may move a notification from one state to the other. */
export function mayMove(from: NotificationState, to: NotificationState): boolean {
	return moves[from].includes(to);
}
