// Answers: wherever a process is killed on its way, is each event told, and told once?
import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import type { End, TestEvent } from './processes/job';
import { crashScenes, hour, minute } from './processes/scene';
import { saidBy } from './processes/startWorker';
import { openFile, postgresStores } from './stores/stores';

const openScene = crashScenes();
const openSchema = postgresStores();
const event: TestEvent = { id: '1', to: { person: 'ana' } };
const timeLimitMs = minute;

type Where = [string, Omit<End, 'by'>];

const withMessage: Where[] = [
	['after the insert', { part: 'store', verb: 'accept', when: 'after' }],
	['after the claim', { part: 'store', verb: 'claim', when: 'after' }],
	['after the mark that it is sending', { part: 'store', verb: 'begin', when: 'after' }],
	['after Slack accepted', { part: 'slack', verb: 'post', when: 'after' }],
	['before the message’s ts is stored', { part: 'store', verb: 'settle', when: 'before' }],
	['after the message’s ts is stored', { part: 'store', verb: 'settle', when: 'after' }],
];
const withFile: Where[] = [
	['after the file’s upload', { part: 'slack', verb: 'upload', when: 'after' }],
	['before the file is shared', { part: 'slack', verb: 'share', when: 'before' }],
	['after the file was shared', { part: 'slack', verb: 'share', when: 'after' }],
];

describe.each([
	['SQLite', openFile],
	['PostgreSQL', openSchema],
])('Number 6: a process on %s that is killed', (_, openStore) => {
	async function tellsOnce(event: TestEvent, end: Omit<End, 'by'>): Promise<void> {
		const scene = await openScene({ users: [person('ana')] });
		const { store } = await openStore(scene);
		const worker = await scene.start({ store, endsAt: { ...end, by: 'SIGKILL' } });
		await saidBy(worker, { do: 'open' });
		expect(await worker.ask({ do: 'notify', events: [event], timeLimitMs })).toBe('dead');
		scene.time.jump(hour);

		const next = await scene.start({ store });
		await saidBy(next, { do: 'open' });
		await saidBy(next, { do: 'send_due', timeLimitMs });
		expect(scene.strict.messages).toHaveLength(1);
		// The upstream never had an answer.
		const again = await saidBy(next, { do: 'notify', events: [event], timeLimitMs });
		expect(again.events).toEqual([{ id: '1', outcome: 'skipped', reason: 'duplicate' }]);
		expect(scene.strict.messages).toHaveLength(1);
	}

	it.each(withMessage)('%s loses nothing, and tells it once', async (__, end) => {
		await tellsOnce(event, end);
	});

	it.each(withFile)('%s loses nothing, and shares it once', async (__, end) => {
		await tellsOnce({ ...event, fileSize: 1_000 }, end);
	});
});
