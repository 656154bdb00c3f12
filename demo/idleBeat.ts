// Answers: has the schedule sent all that was due?
import { setTimeout as wait } from 'node:timers/promises';
import { itemsOf } from './decisions.ts';
import type { Execution } from './executions.ts';
import { readExecutions } from './executions.ts';
import type { ImportedWorkflow, N8nApi } from './n8nApi.ts';
import { DemoProblem } from './problem.ts';

export interface Beats {
	workflow: Pick<ImportedWorkflow, 'id' | 'name'>;
	/** The node that sends what is due. */
	node: string;
	/** The instant at which something fell due. */
	dueAt: number;
	signal: AbortSignal;
	patienceMs?: number;
}

/** Gives every beat up to the first after `dueAt` that sent nothing, while no other was still sending. */
export async function waitForIdleBeat(
	api: N8nApi,
	{ workflow, node, dueAt, signal, patienceMs = 10 * 60_000 }: Beats,
): Promise<Execution[]> {
	for (const giveUpAt = Date.now() + patienceMs; ;) {
		const { finished, running } = await readExecutions(api, workflow.id);
		const beats = finished.filter(({ runs }) => node in runs);
		const last = beats.at(-1);
		const isAfter = last !== undefined && last.startedAt >= dueAt;
		if (isAfter && itemsOf(last, node).length === 0 && running === 0) return beats;
		if (Date.now() >= giveUpAt) {
			throw neverIdle(workflow.name, patienceMs, isAfter || running > 0);
		}
		await wait(1_000, undefined, { signal });
	}
}

function neverIdle(name: string, patienceMs: number, isSending: boolean): DemoProblem {
	const minutes = Math.round(patienceMs / 60_000);
	return new DemoProblem(
		'digests_never_done',
		isSending
			? `"${name}" was still sending ${minutes} minutes after the digests were due.`
			: `The schedule of "${name}" has not sent anything in the ${minutes} minutes since the digests were due.`,
		`Start the demo again without --once, and look at the executions of "${name}" in n8n's editor while it waits.`,
	);
}
