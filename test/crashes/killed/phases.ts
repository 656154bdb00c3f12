// Answers: in the middle of what was a worker when it was killed? By the rows that it left, and by what Slack had heard.
import type { Progress } from '../processes/slowSlack';
import type { Outside } from '../stores/outside';

/** In the order in which they come. */
export const phases = [
	'starting',
	'before its events were accepted',
	'nothing in hand',
	'claimed',
	'sending, Slack had not heard of it',
	'sending, Slack was at it',
	'sending, Slack had done it and not answered',
	'sending, Slack had answered',
	'sending files',
	'looking up',
] as const;

export type Phase = (typeof phases)[number];

export interface Killed {
	name: string;
	isOpen: boolean;
	/** Handed in, and not answered. */
	eventIds: string[];
}

const bySlack: Record<Progress, Phase> = {
	arrived: 'sending, Slack was at it',
	done: 'sending, Slack had done it and not answered',
	answered: 'sending, Slack had answered',
};

/** `progress` is how far Slack was at the moment of the kill. */
export async function phaseOf(
	{ name, isOpen, eventIds }: Killed,
	store: Outside,
	progress: ReadonlyMap<string, Progress>,
): Promise<Phase> {
	const { notification, delivery } = await store.held();
	const isOurs = (token: string | null) => token?.startsWith(`${name}-`) ?? false;
	const ours = delivery.filter(({ token }) => isOurs(token));
	const sending = ours.find(({ state }) => state === 'sending');
	if (sending?.kind === 'files') return 'sending files';
	if (sending) {
		const far = progress.get(sending.key);
		return far ? bySlack[far] : 'sending, Slack had not heard of it';
	}
	if (ours.some(({ state }) => state === 'unsure')) return 'looking up';
	if (notification.some(({ claim_token }) => isOurs(claim_token))) return 'claimed';
	if (!isOpen) return 'starting';
	const known = await store.knows(eventIds);
	return known.size < eventIds.length ? 'before its events were accepted' : 'nothing in hand';
}
