// Answers: when is it so, or has it taken too long?
import { setTimeout as wait } from 'node:timers/promises';
import { lastLines } from '../demo/n8n.ts';
import { DemoProblem } from '../demo/problem.ts';

export interface Patience {
	withinMs: number;
	everyMs?: number;
	/** Whose end says why it took too long. */
	logFile?: string;
	signal: AbortSignal;
}

/** Asks again and again. Throws where it is not so in time; `what` ends the sentence "Waited in vain for …". */
export async function waitUntil(
	what: string,
	{ withinMs, everyMs = 200, logFile, signal }: Patience,
	isSo: () => boolean | Promise<boolean>,
): Promise<void> {
	const until = Date.now() + withinMs;
	while (!(await isSo())) {
		signal.throwIfAborted();
		if (Date.now() > until) {
			throw new DemoProblem(
				'waited_in_vain',
				`Waited in vain for ${what}, ${Math.round(withinMs / 1000)} seconds.${endOf(logFile)}`,
				'Where no log says why, the machine may have been too busy: run it once more, with the same --seed.',
			);
		}
		await wait(everyMs, undefined, { signal });
	}
}

function endOf(logFile: string | undefined): string {
	return logFile === undefined ? '' : ` The end of its log:\n${lastLines(logFile)}`;
}
