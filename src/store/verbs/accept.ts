// Answers: which of these notifications are new, what do they take back, and what was decided about each?
import type { Instant } from '../../clock';
import type { NewNotification } from '../../outbox/notification';
import type { Acceptance, AcceptRules, Skipped } from '../contract';
import type { Work } from '../tables';
import { capMessages } from './capMessages';
import { decisionAbout, queuedAs, writeDecisions, type Decided } from './decisions';
import { findByKey, identify } from './dedupe';
import { giveFiles } from './ownFiles';
import { findPast, leaveOutRepeated } from './pastDecisions';
import { takeIn, type TakenIn } from './takeIn';
import { withdrawEarlier, type HandedIn, type Withdrawn } from './withdrawEarlier';

export async function accept(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	skipped: readonly Skipped[],
	now: Instant,
	rules: AcceptRules = {},
): Promise<Acceptance[]> {
	const taken = await takeIn(work, workspaceId, notifications, now);
	const fresh = taken.flatMap((each, index) =>
		each.kind === 'new' ? { id: each.id, notification: notifications[index]! } : [],
	);
	const owners = fresh.map(({ id, notification: { event } }) => ({ id, event }));
	await giveFiles(work, workspaceId, owners);
	const plans = await capMessages(work, workspaceId, fresh, rules, now);
	const handedIn = notifications.map((each, index) => asHandedIn(each, taken[index]!));
	const others = skipped.map(({ decision, earlier }): HandedIn => ({ ...decision, earlier }));
	const events = inOrderOfInput(
		handedIn,
		others.map((event, index) => ({ event, after: skipped[index]!.after })),
	);
	const mayBeKnown = ({ id, earlier = 'keep' }: HandedIn) => id === undefined || earlier !== 'keep';
	const past = await findPast(work, workspaceId, [...handedIn, ...others].filter(mayBeKnown));
	const withdrawn = await withdrawEarlier(work, workspaceId, events, new Set(past.keys()), now);
	const duplicates = notifications.filter((_, index) => taken[index]!.kind === 'duplicate');
	const existing = await findByKey(work, workspaceId, duplicates);

	const decided: Decided[] = [];
	const acceptances = notifications.map((notification, index): Acceptance => {
		const each = taken[index]!;
		if (each.kind === 'withdrawn') {
			const said = { outcome: 'skipped', reason: 'withdrawn' } as const;
			decided.push({ decision: decisionAbout(notification, said) });
			return { accepted: false, withdrawnAt: each.at };
		}
		if (each.kind === 'duplicate') {
			const first = existing.get(identify(notification))!;
			const decision = decisionAbout(notification, { outcome: 'skipped', reason: 'duplicate' });
			decided.push({ decision, notificationId: first.id });
			return { accepted: false, existing: first };
		}
		const { id } = each;
		const took = withdrawn.get(handedIn[index]!);
		const said = took?.itself
			? ({ outcome: 'skipped', reason: took.reason } as const)
			: queuedAs(plans.get(id) ?? notification);
		decided.push({ decision: decisionAbout(notification, said), notificationId: id });
		decided.push(...aboutEarlier(took));
		return { accepted: true, id, withdrew: took?.notifications.length ?? 0 };
	});
	for (const [index, { decision }] of skipped.entries())
		decided.push({ decision }, ...aboutEarlier(withdrawn.get(others[index]!)));
	await writeDecisions(work, workspaceId, leaveOutRepeated(decided, past), now);
	return acceptances;
}

function inOrderOfInput(
	handedIn: readonly HandedIn[],
	others: readonly { event: HandedIn; after?: number }[],
): HandedIn[] {
	const placed = [
		...handedIn.map((event, index) => ({ event, place: index + 1 })),
		...others.map(({ event, after = handedIn.length }) => ({ event, place: after + 0.5 })),
	];
	return placed.sort((a, b) => a.place - b.place).map(({ event }) => event);
}

/** Only a new one takes back anything, and a duplicate says nothing new of its record. */
function asHandedIn(notification: NewNotification, taken: TakenIn): HandedIn {
	const { recipient, standsInFor, dedupeKey, event, earlier } = notification;
	const { type, recordKey } = event;
	const about = { recipient, standsInFor, dedupeKey, type };
	if (taken.kind === 'duplicate') return about;
	return { ...about, recordKey, ...(taken.kind === 'new' && { earlier, id: taken.id }) };
}

function aboutEarlier(took: Withdrawn | undefined): Decided[] {
	if (!took) return [];
	const said = { outcome: 'skipped', reason: took.reason } as const;
	return took.notifications.map((notification) => ({
		decision: decisionAbout(notification, said),
		notificationId: notification.id,
	}));
}
