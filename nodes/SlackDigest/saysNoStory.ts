// Answers: what do we tell a person who asks about an event that nobody has heard of?
import type { WhyAnswer, WhyQuestion } from '../../src/index';
import { nameRecipient } from './nameRecipient';
import { whyNotConnected } from '../shared/results/whyNotConnected';
import { tellInstant } from './tellInstant';

type Recipient = NonNullable<WhyAnswer['recipient']>;

/** A short paragraph: that there is nothing, and whether the recipient could have been told at all. */
export function saysNoStory(question: WhyQuestion, { recipient }: WhyAnswer): string {
	const { type, eventId, recordKey, from, until } = question;
	const kind = question.recipient?.kind ?? 'member';
	const which = [
		type !== undefined && ` of the type ${String(type)}`,
		eventId !== undefined && ` with the ID ${String(eventId)}`,
		recordKey !== undefined && ` about the record ${String(recordKey)}`,
		recipient && ` for ${nameRecipient({ kind, key: recipient.key })}`,
	];
	const span = [
		from !== undefined && ` from ${tellInstant(from)} on`,
		until !== undefined && ` until ${tellInstant(until)}`,
	];
	const said = (parts: (string | false | undefined)[]) => parts.filter(Boolean).join('');
	const nothing = `No event${said(which)} was handed in${said(span) || ' at any time'}, or it is so long ago that nothing of it is kept.`;
	return recipient ? `${nothing} ${saysReach(recipient, kind)}` : nothing;
}

function saysReach({ key, known, mapping }: Recipient, kind: 'member' | 'channel'): string {
	const name = nameRecipient({ kind, key });
	if (kind === 'channel')
		return `${capital(name)} ${known ? 'is known' : 'was never told anything'}.`;
	if (!known) {
		return `${capital(name)} is not known: never mapped, and never told anything. Check the e-mail address or the ID.`;
	}
	if (!mapping || mapping.state === 'connected') {
		return `${capital(name)} is known${mapping ? ', and connected to a Slack account' : ''}.`;
	}
	return `${capital(name)} is known, and can’t be told anything now: not connected to a Slack account (${whyNotConnected(mapping.reason)}). See Slack Map Members.`;
}

/** An e-mail address stays as it is. */
function capital(name: string): string {
	return name.replace(
		/^(?:member|the channel) /,
		(word) => word.charAt(0).toUpperCase() + word.slice(1),
	);
}
