// Answers: what would happen to an event of this type for this recipient now, and which rule says so?
import { emailKey } from '../members/email';
import { notify, type NotifyParts } from '../notify';
import { rehearseOn } from '../notify/rehearsal';
import type { NotifyRequest } from '../notify/request';
import { findCatalogue } from '../plan/findCatalogue';
import { findMember, findSubject } from '../plan/findSubject';
import type { ExplainAnswer, ExplainQuestion } from '../preferences/requests';
import { readType } from '../preferences/types';
import type { ChooseParts } from './parts';

/** A dry run of one event. Slack may be asked who a member is; nothing is written down. */
export async function explain(
	parts: ChooseParts & NotifyParts,
	{ subject: input, type: rawType, urgent }: ExplainQuestion,
): Promise<ExplainAnswer> {
	const type = readType(rawType, await findCatalogue(parts.store));
	const unwritten = { ...parts, store: rehearseOn(parts.store) };
	const request: NotifyRequest = {
		to: input.kind === 'member' ? await targetOf(unwritten, input) : input,
		event: { type: type.key, title: type.label },
		dedupeKey: parts.newId(),
		urgent,
	};
	const [result] = await notify(parts, [request], { timeLimitMs: 0, dryRun: true });
	if (!result) throw new Error('every request has an answer');
	if (result.outcome === 'error') throw result.error;
	const { schedule, timeZone, timeZoneOf, frequency, rule, member } = result.details;
	const detail = result.outcome === 'skipped' ? member?.reason : undefined;
	return {
		subject: await findSubject(unwritten, input),
		type,
		outcome: result.outcome,
		reason: result.reason,
		...(detail !== undefined && { detail }),
		...('dueAt' in result && { dueAt: result.dueAt }),
		...{ frequency, rule, schedule, timeZone, timeZoneOf },
	};
}

async function targetOf(
	parts: ChooseParts,
	input: Extract<ExplainQuestion['subject'], { kind: 'member' }>,
): Promise<NotifyRequest['to']> {
	const { key, email } = await findMember(parts, input);
	// Who is known by nothing but the e-mail has it for a key.
	const memberId = emailKey(email) === key ? undefined : key;
	return { kind: 'member', email, memberId, ifNotConnected: 'skip' };
}
