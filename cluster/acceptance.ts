// Answers: which events has n8n accepted, as far as the upstream could be told?

/** What a workflow says of one event. */
export interface Answered {
	eventId: string;
	decision: string;
	reason: string;
}

export interface Acceptance {
	readonly accepted: ReadonlySet<string>;
	/** What was skipped although everybody is there: never accepted, and a fault. */
	readonly refused: ReadonlyMap<string, string>;
	/** Takes an answer in, and gives the IDs that it accepts. Anything else accepts nothing. */
	take(answer: unknown): string[];
}

export function openAcceptance(): Acceptance {
	const accepted = new Set<string>();
	const refused = new Map<string, string>();
	return {
		accepted,
		refused,
		take(answer) {
			const taken: string[] = [];
			for (const { eventId, decision, reason } of readAnswer(answer)) {
				// What was accepted before is skipped as a duplicate.
				if (decision === 'sent' || decision === 'queued' || reason === 'duplicate') {
					accepted.add(eventId);
					taken.push(eventId);
				} else {
					refused.set(eventId, `${decision}, ${reason}`);
				}
			}
			return taken;
		},
	};
}

function readAnswer(answer: unknown): Answered[] {
	return Array.isArray(answer) ? answer.filter(isAnswered) : [];
}

function isAnswered(item: unknown): item is Answered {
	const { eventId, decision } = (item ?? {}) as Partial<Answered>;
	return typeof eventId === 'string' && typeof decision === 'string';
}
