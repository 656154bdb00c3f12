// Answers: what time is it in n8n, and what becomes of waiting when the user stops the execution?
import { NotifyError } from '../../../src/index';
import type { Clock } from '../../../src/index';

/** The machine's clock. Waiting ends with an error once `stopped` is aborted. */
export function n8nClock(stopped?: AbortSignal): Clock {
	return { now: () => Date.now(), wait: (ms) => waitUnlessStopped(ms, stopped) };
}

function waitUnlessStopped(ms: number, stopped?: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		if (stopped?.aborted) return reject(executionStopped());
		const timer = setTimeout(() => {
			stopped?.removeEventListener('abort', stop);
			resolve();
		}, ms);
		const stop = () => {
			clearTimeout(timer);
			reject(executionStopped());
		};
		stopped?.addEventListener('abort', stop, { once: true });
	});
}

/** What was accepted stays in the outbox, so that stopping loses nothing. */
export function executionStopped(): NotifyError {
	return new NotifyError('execution_stopped', 'The execution was stopped', {
		hint: 'What was accepted stays queued and goes out with the next run of any of these nodes',
	});
}
