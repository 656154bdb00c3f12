// Answers: what do the runs after all the crashes still have to do, and do they come to an end?
import { hour, minute } from '../processes/scene';
import { saidBy } from '../processes/startWorker';
import type { Hunt } from './killer';

/** More than any number of runs that is needed. */
const mostRuns = 60;

/** One worker, which nobody kills. Gives how many runs it took until nothing waited any more. */
export async function recover({ scene, store, upstream }: Hunt): Promise<number> {
	const worker = await scene.start({ store, name: 'last' });
	await saidBy(worker, { do: 'open' });
	const events = upstream.open();
	for (let from = 0; from < events.length; from += 50)
		upstream.answered(
			await saidBy(worker, {
				do: 'notify',
				events: events.slice(from, from + 50),
				timeLimitMs: minute,
			}),
		);
	for (let run = 1; run <= mostRuns; run++) {
		const said = await saidBy(worker, { do: 'send_due', timeLimitMs: 10 * minute });
		const { due, later, unsure } = said.waiting!;
		if (due + later + unsure === 0) return run;
		scene.time.jump(hour);
	}
	return Infinity;
}
