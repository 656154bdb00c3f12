// Answers: which of these notifications are new, what do they take back, and what was decided about each?
import type { Instant } from '../../clock';
import type { NewNotification } from '../../outbox/notification';
import type { Acceptance, AcceptRules, Skipped } from '../contract';
import type { Work } from '../tables';
import { capRecipients } from './capRecipients';
import { decisionAbout, queuedAs, writeDecisions, type Decided } from './decisions';
import { findByKey, identify } from './dedupe';
import { takeIn } from './takeIn';
import { withdrawEarlier, type HandedIn, type Withdrawn } from './withdrawEarlier';

export async function accept(
	work: Work,
	workspaceId: string,
	notifications: readonly NewNotification[],
	skipped: readonly Skipped[],
	now: Instant,
	{ mostPerRecipientAndHour: most }: AcceptRules = {},
): Promise<Acceptance[]> {
	const taken = await takeIn(work, workspaceId, notifications, now);
	const fresh = taken.flatMap((each, index) =>
		each.kind === 'new' ? { id: each.id, notification: notifications[index]! } : [],
	);
	const plans = await capRecipients(work, workspaceId, fresh, { most, now });
	const newcomers = new Map(fresh.map((each) => [each.id, asHandedIn(each.notification, each.id)]));
	const others = skipped.map(({ decision, earlier }): HandedIn => ({ ...decision, earlier }));
	const events = inOrderOfInput(
		taken.map((each) => (each.kind === 'new' ? newcomers.get(each.id) : undefined)),
		others.map((event, index) => ({ event, after: skipped[index]!.after })),
	);
	const withdrawn = await withdrawEarlier(work, workspaceId, events, now);
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
		const took = withdrawn.get(newcomers.get(id)!);
		const said = took?.itself
			? ({ outcome: 'skipped', reason: took.reason } as const)
			: queuedAs(plans.get(id) ?? notification);
		decided.push({ decision: decisionAbout(notification, said), notificationId: id });
		decided.push(...aboutEarlier(took));
		return { accepted: true, id, withdrew: took?.notifications.length ?? 0 };
	});
	for (const [index, { decision }] of skipped.entries())
		decided.push({ decision }, ...aboutEarlier(withdrawn.get(others[index]!)));
	await writeDecisions(work, workspaceId, decided, now);
	return acceptances;
}

function inOrderOfInput(
	newcomers: readonly (HandedIn | undefined)[],
	others: readonly { event: HandedIn; after?: number }[],
): HandedIn[] {
	const placed = [
		...newcomers.map((event, index) => ({ event, place: index + 1 })),
		...others.map(({ event, after = newcomers.length }) => ({ event, place: after + 0.5 })),
	];
	return placed.sort((a, b) => a.place - b.place).flatMap(({ event }) => event ?? []);
}

function asHandedIn(notification: NewNotification, id: number): HandedIn {
	const { recipient, standsInFor, dedupeKey, event, earlier } = notification;
	const { type, recordKey } = event;
	return { recipient, standsInFor, dedupeKey, type, recordKey, earlier, id };
}

function aboutEarlier(took: Withdrawn | undefined): Decided[] {
	if (!took) return [];
	const said = { outcome: 'skipped', reason: took.reason } as const;
	return took.notifications.map((notification) => ({
		decision: decisionAbout(notification, said),
		notificationId: notification.id,
	}));
}
