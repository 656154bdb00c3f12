// Answers: what would happen to an event of this type for this recipient now, and which rule says so?
import { createQuestions } from '../deliver/questions';
import { decideAll, type DecideParts } from '../notify/decideAll';
import { rehearseOn } from '../notify/rehearsal';
import type { NotifyRequest } from '../notify/request';
import { findCatalogue } from '../plan/findCatalogue';
import { emailKey } from '../members/email';
import { findMember, findSubject } from '../plan/findSubject';
import { readType } from '../preferences/types';
import type { ExplainAnswer, ExplainQuestion } from '../preferences/requests';
import type { ChooseParts } from './parts';

/** Slack may be asked who a member is; nothing is written down. */
export async function explain(
	parts: ChooseParts & DecideParts,
	{ subject: input, type: rawType, urgent }: ExplainQuestion,
): Promise<ExplainAnswer> {
	const store = rehearseOn(parts.store);
	const rehearsing = { ...parts, store };
	const type = readType(rawType, await findCatalogue(store));
	const subject = await findSubject(rehearsing, input);
	const request: NotifyRequest = {
		to: input.kind === 'member' ? await targetOf(rehearsing, input) : input,
		event: { type: type.key, title: type.label },
		dedupeKey: 'explain',
		urgent,
	};
	const now = parts.clock.now();
	const asking = { now, until: now, questions: createQuestions() };
	const [decided] = await decideAll(rehearsing, [request], asking);
	if (!decided) throw new Error('every request is decided');
	if (decided.kind === 'error') throw decided.error;
	const { schedule, timeZone, timeZoneOf, frequency, rule } = decided.details;
	const common = { subject, type, frequency, rule, schedule, timeZone, timeZoneOf };
	if (decided.kind === 'skipped') {
		const { reason, detail } = decided.skipped.decision;
		return { ...common, outcome: 'skipped', reason, detail };
	}
	const { dueAt, windowEndsAt, putOff } = decided.notification;
	if (windowEndsAt === undefined) return { ...common, outcome: 'sent', reason: 'due_now', dueAt };
	return { ...common, outcome: 'queued', reason: putOff ?? 'waits_for_window', dueAt };
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
