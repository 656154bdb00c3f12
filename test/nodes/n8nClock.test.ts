// Answers: does waiting end when the user stops the execution?
import { describe, expect, it } from 'vitest';
import { n8nClock } from '../../nodes/shared/engine/n8nClock';

describe('n8n’s clock', () => {
	it('waits, and then goes on', async () => {
		await expect(n8nClock(new AbortController().signal).wait(1)).resolves.toBeUndefined();
	});

	it('ends a wait of an hour once the execution is stopped', async () => {
		const stop = new AbortController();
		const waiting = n8nClock(stop.signal).wait(3_600_000);
		stop.abort();
		await expect(waiting).rejects.toMatchObject({ code: 'execution_stopped' });
	});

	it('does not begin to wait in an execution that was stopped', async () => {
		await expect(n8nClock(AbortSignal.abort()).wait(3_600_000)).rejects.toMatchObject({
			code: 'execution_stopped',
		});
	});
});
