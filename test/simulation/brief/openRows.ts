// Answers: is anything open still, and when can somebody go on with it?
import type { Instant } from '../../../src/clock';
import type { OneStore } from './oneStore';
import { heldForGood, type Plan } from './plan';

interface Open {
	state: string;
	recipient_key: string;
	told_at: Instant | null;
	/** When it can be gone on with. */
	at: Instant;
}

/** Undefined where nothing is, but what is to be held for good, as nobody may find out about it. */
export function whenToGoOn(store: OneStore, workspaceId: string, plan: Plan): Instant | undefined {
	const open = store.read<Open>(
		`select n.state, n.recipient_key, n.told_at, max(
			case when n.state = 'queued' then n.due_at else coalesce(n.lease_until, 0) end,
			coalesce(n.not_before, 0),
			coalesce(d.not_before, 0),
			w.hold_until
		) as at
		from notification n
		join workspace w on w.id = n.workspace_id
		left join delivery d on d.workspace_id = n.workspace_id and d.key = n.delivery_key
		where n.workspace_id = ? and (
			n.state in ('queued', 'claimed', 'sending', 'unsure')
			or (n.state = 'failed' and n.told_at is null)
		)`,
		workspaceId,
	);
	const held = heldForGood(plan);
	const isHeldForGood = ({ state, told_at, recipient_key }: Open) =>
		state === 'unsure' && told_at !== null && held.has(recipient_key);
	const instants = open.filter((row) => !isHeldForGood(row)).map(({ at }) => at);
	return instants.length > 0 ? Math.min(...instants) + 1 : undefined;
}
