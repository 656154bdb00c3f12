// Answers: does the demo know when all that was due is sent, and say so when that never comes?
import { stringify } from 'flatted';
import { describe, expect, it } from 'vitest';
import { waitForIdleBeat } from '../../demo/idleBeat.ts';
import type { N8nApi } from '../../demo/n8nApi.ts';

const node = 'Send What Is Due';
const dueAt = Date.parse('2026-03-02T09:00:00Z');

interface Beat {
	startedAt: string;
	status: string;
	sent: number;
}
const beat = (time: string, sent: number, status = 'success'): Beat => ({
	startedAt: `2026-03-02T${time}Z`,
	status,
	sent,
});

/** Answers as n8n does. Executions are remembered by address, so each n8n has its own. */
let started = 0;
function n8nWith(beats: Beat[]): N8nApi {
	const answer = (path: string): unknown => {
		if (path.startsWith('/rest/executions?')) {
			return { results: beats.map((listed, index) => ({ ...listed, id: String(index + 1) })) };
		}
		const found = beats[Number(path.split('/').at(-1)) - 1] as Beat;
		const items = Array.from({ length: found.sent }, () => ({ json: { state: 'sent' } }));
		const runData = { [node]: [{ data: { main: [items] } }] };
		return { ...found, data: stringify({ resultData: { runData } }) };
	};
	return {
		owner: { email: '', password: '' },
		url: `http://n8n-${++started}`,
		cookie: '',
		get: async <T>(path: string) => answer(path) as T,
		post: () => Promise.reject(new Error('nothing is posted')),
	};
}
const waitFor = (beats: Beat[]) =>
	waitForIdleBeat(n8nWith(beats), {
		workflow: { id: 'w1', name: 'Task digest' },
		node,
		dueAt,
		signal: new AbortController().signal,
		patienceMs: 0,
	});

describe('waiting for a beat that has nothing to send', () => {
	it('gives every beat once one after the instant sent nothing', async () => {
		const beats = await waitFor([beat('08:59:30', 0), beat('09:00:30', 3), beat('09:01:00', 0)]);
		expect(beats.map(({ runs }) => runs[node]?.[0]?.outputs[0]?.length)).toEqual([0, 3, 0]);
	});

	it('says that the schedule did nothing where no beat came after the instant', async () => {
		await expect(waitFor([beat('08:59:30', 0)])).rejects.toMatchObject({
			name: 'DemoProblem',
			code: 'digests_never_done',
			message: expect.stringContaining('The schedule of "Task digest" has not sent anything'),
			hint: expect.stringContaining('executions of "Task digest"'),
		});
	});

	it.each([
		['the last beat sent something', [beat('09:00:30', 3)]],
		['another beat is running', [beat('09:00:30', 0), beat('09:01:00', 0, 'running')]],
	])('says that it was still sending where %s', async (_, beats) => {
		await expect(waitFor(beats)).rejects.toMatchObject({
			code: 'digests_never_done',
			message: expect.stringContaining('was still sending'),
		});
	});
});
