// Answers: what do the workflows say when they are asked afterwards: why was somebody told or not, and what waits still?
import type { N8nApi } from './n8nApi.ts';
import type { SampleAct } from './sample/act.ts';
import { askWebhook } from './workflows.ts';

/** What the decision log says of one event. */
export interface WhyItem {
	verdict: string;
	says: string;
	eventId?: string;
	title?: string;
	decisions: { reason: string }[];
}

export interface WhyFound {
	/** Who asked. */
	name: string;
	items: WhyItem[];
	wrong: string[];
}

export async function askWhy(
	api: N8nApi,
	{ member, answers }: NonNullable<SampleAct['why']>,
): Promise<WhyFound> {
	const { email, name } = member;
	const items = await askWebhook<WhyItem>(api, 'slack-notify/cases/why', { email });
	return { name, items, wrong: findWrongAnswers(answers, items) };
}

/** `expected`: event ID → the verdict and the last reason. */
export function findWrongAnswers(
	expected: Readonly<Record<string, string>>,
	items: readonly WhyItem[],
): string[] {
	const left = new Map(Object.entries(expected));
	const wrong = items.flatMap(({ eventId = 'an event without an ID', verdict, decisions }) => {
		const wanted = left.get(eventId);
		left.delete(eventId);
		const found = `${verdict} ${decisions.at(-1)?.reason}`;
		return found === wanted
			? []
			: [`Why says of ${eventId} "${found}", and not "${wanted ?? 'nothing'}"`];
	});
	return [...wrong, ...[...left.keys()].map((eventId) => `Why says nothing of ${eventId}`)];
}

/** Notifications that are queued, by the preview of them all. */
export async function countWaiting(api: N8nApi): Promise<number> {
	const path = 'slack-notify/publishing/waiting';
	const previews = await askWebhook<{ count: number }>(api, path);
	return previews.reduce((sum, { count }) => sum + count, 0);
}
