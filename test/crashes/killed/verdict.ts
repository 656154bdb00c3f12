// Answers: was every event told, and told once, and does the store know it?
import type { StrictMessage } from '../../support/strictSlack/workspace';
import { idsIn } from '../processes/idsIn';
import type { Rows } from '../stores/outside';

export interface Verdict {
	/** IDs of events that no message has. */
	lost: string[];
	/** Those that more than one message has, or one message more than once. */
	doubled: string[];
	/** What is wrong with the rows, in words. */
	wrong: string[];
}

/** `eventIds`: all that were answered. */
export function judge(
	eventIds: Iterable<string>,
	messages: readonly StrictMessage[],
	rows: Rows,
): Verdict {
	const told = new Map<string, StrictMessage[]>();
	for (const message of messages)
		for (const id of idsIn(message)) told.set(id, [...(told.get(id) ?? []), message]);
	const all = [...eventIds];
	return {
		lost: all.filter((id) => !told.has(id)),
		doubled: all.filter((id) => (told.get(id) ?? []).length > 1),
		wrong: [
			...all.flatMap((id) => wrongAbout(id, rows, told.get(id)?.[0])),
			...wrongDeliveries(rows, messages),
		],
	};
}

function wrongAbout(id: string, rows: Rows, message: StrictMessage | undefined): string[] {
	const its = rows.notification.filter(({ dedupe_key }) => dedupe_key === id);
	const [row] = its;
	if (its.length !== 1 || !row) return [`${id} has ${its.length} rows`];
	const decisions = rows.decision.filter(({ dedupe_key }) => dedupe_key === id);
	const [first] = decisions;
	const sent = decisions.filter(({ outcome }) => outcome === 'sent');
	return [
		row.state !== 'sent' && `${id} is ${row.state}: ${row.reason}`,
		(row.claim_token !== null || row.lease_until !== null) && `${id} is still held`,
		row.ts !== (message?.ts ?? null) && `${id} is in ${message?.ts}, and the row says ${row.ts}`,
		row.conversation !== message?.channel &&
			`${id} is in ${message?.channel}, not in ${row.conversation}`,
		first?.outcome !== 'queued' && `${id} was first ${first?.outcome} in the log`,
		sent.length !== 1 && `${id} was sent ${sent.length} times by the log`,
		decisions.at(-1)?.reason === 'answer_lost' && `${id} is unsure by the log`,
	].filter((each) => each !== false);
}

/** Every message is one that the store calls sent, under its own key, and the other way round. */
function wrongDeliveries({ delivery }: Rows, messages: readonly StrictMessage[]): string[] {
	const byKey = new Map(
		messages.flatMap(({ metadata, ts }) =>
			metadata ? [[metadata.event_payload['key'], ts] as const] : [],
		),
	);
	return delivery.flatMap(({ key, kind, state, ts }) => {
		const isThere =
			kind === 'files' ? messages.some((each) => each.ts === ts) : byKey.get(key) === ts;
		if (state === 'sent' && !isThere) return [`delivery ${key} is sent as ${ts}, and is not there`];
		if (state === 'queued' && byKey.has(key))
			return [`delivery ${key} is there, and was sent again`];
		return ['sent', 'queued'].includes(state) ? [] : [`delivery ${key} is ${state}`];
	});
}
