// Answers: how do we tell a person that an event came twice, and what became of it when it came first?
import type { NotifyResult } from '../../../src/index';

type First = NonNullable<Extract<NotifyResult, { outcome: 'skipped' }>['first']>;

const became: Record<Exclude<First['state'], 'sent'>, (first: First) => string> = {
	queued: ({ windowEndsAt, frequency, putOff }) =>
		windowEndsAt === undefined
			? 'it waits to be sent'
			: putOff === undefined
				? `it waits for the next ${frequency} digest of the node Slack Digest`
				: `it waits ${putOffTo[putOff]}`,
	claimed: () => 'another run is sending it right now',
	sending: () => 'another run is sending it right now',
	unsure: () => 'Slack’s answer got lost, and the next runs look up whether it arrived',
	failed: () => 'it could not be sent, and Slack Digest lists it under Needs Attention',
	withdrawn: ({ reason }) => withdrawnAs[reason ?? ''] ?? 'it was withdrawn before it was sent',
	expired: () => 'it expired before it could be sent',
	muted: () => 'it was turned off before it was sent',
};

const putOffTo: Record<NonNullable<First['putOff']>, string> = {
	quiet_hours: 'for the end of the quiet hours, when the node Slack Digest sends it',
	day_off: 'for the next working day, when the node Slack Digest sends it',
	too_many: 'for one digest with what else was too many at once, which the node Slack Digest sends',
};

const withdrawnAs: Readonly<Record<string, string>> = {
	superseded: 'a newer event about the record took its place before it was sent',
	cancelled_out: 'the record was cancelled before it was sent',
};

/** Only what was sent was told. */
export function saysDuplicate(first: First): string {
	if (first.state === 'sent')
		return 'Told before: this event ID is already known for this recipient';
	return `Accepted before under this event ID: ${became[first.state](first)}`;
}
