// Answers: what becomes of a run's events, where some of them may be meant for a dry run only?
import type { Engine, NotifyRequest, NotifyResult } from '../../../src/index';

export interface Asked {
	request: NotifyRequest;
	dryRun: boolean;
}

/**
 * In the order of what was asked. The dry run comes first: it changes nothing, so that nothing is told yet where it fails.
 * A run without any event sends what earlier ones left over.
 */
export async function notifyOrRehearse(
	engine: Pick<Engine, 'notify'>,
	asked: readonly Asked[],
	timeLimitMs: number,
): Promise<(NotifyResult | undefined)[]> {
	const results = new Map<Asked, NotifyResult | undefined>();
	for (const dryRun of [true, false]) {
		const some = asked.filter((each) => each.dryRun === dryRun);
		if (some.length === 0 && (dryRun || asked.length > 0)) continue;
		const requests = some.map(({ request }) => request);
		const answers = await engine.notify(requests, { timeLimitMs, dryRun });
		for (const [index, each] of some.entries()) results.set(each, answers[index]);
	}
	return asked.map((each) => results.get(each));
}
