// Answers: how do we tell a person that an event came twice, and what became of it when it came first?
import type { NotifyResult } from '../../../src/index';

type First = NonNullable<Extract<NotifyResult, { outcome: 'skipped' }>['first']>;

const became: Record<Exclude<First['state'], 'sent'>, (first: First) => string> = {
	queued: ({ frequency }) =>
		frequency === 'immediate' ? 'it waits to be sent' : `it waits for the next ${frequency} digest`,
	claimed: () => 'another run is sending it right now',
	sending: () => 'another run is sending it right now',
	unsure: () => 'Slack’s answer got lost, and the next runs look up whether it arrived',
	failed: () => 'it could not be sent, and Slack Digest lists it under Needs Attention',
	withdrawn: () => 'it was withdrawn before it was sent',
	expired: () => 'it expired before it could be sent',
	muted: () => 'it was turned off before it was sent',
};

/** Only what was sent was told. */
export function saysDuplicate(first: First | undefined): string {
	if (!first) return 'Accepted before: this event ID is already known for this recipient';
	if (first.state === 'sent')
		return 'Told before: this event ID is already known for this recipient';
	return `Accepted before under this event ID: ${became[first.state](first)}`;
}
