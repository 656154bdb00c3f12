// Answers: how does a program end from one instant to the next, without a chance to tidy up?
import type { ProcessGroup } from '../demo/processGroup.ts';

/** SIGKILL for it and for everything that it started. Answers once it is gone. */
export async function killNow({ child, ended }: ProcessGroup): Promise<void> {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, 'SIGKILL');
	} catch (error) {
		// It ended before.
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
	await ended;
}
