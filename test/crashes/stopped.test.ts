// Answers: what can a process still do that was believed dead, and wakes up?
import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import type { End, TestEvent } from './processes/job';
import { crashScenes, minute, type Scene } from './processes/scene';
import { saidBy, type Worker } from './processes/startWorker';
import { openFile, postgresStores, type CrashStore, type OpenStore } from './stores/stores';

const openScene = crashScenes();
const openSchema = postgresStores();
const event: TestEvent = { id: '1', to: { person: 'ana' } };
const timeLimitMs = minute;

interface Place extends Scene {
	store: CrashStore['store'];
	rows(): Promise<unknown>;
}

async function open(openStore: OpenStore): Promise<Place> {
	const scene = await openScene({ users: [person('ana')] });
	const { store, outside } = await openStore(scene);
	return { ...scene, store, rows: () => outside(() => false).all() };
}

/** Opened, and stopped by itself in the middle of what it was told to do. */
async function stopAt(
	{ start, store }: Place,
	end: Omit<End, 'by'>,
	to: 'notify' | 'send_due',
	events: TestEvent[] = [event],
) {
	const worker = await start({ store, endsAt: { ...end, by: 'SIGSTOP' } });
	await saidBy(worker, { do: 'open' });
	const answer =
		to === 'notify'
			? worker.ask({ do: 'notify', events, timeLimitMs })
			: worker.ask({ do: 'send_due', timeLimitMs });
	await worker.hasStopped();
	return { worker, answer };
}

/** Another worker, for whom the stopped one is dead. */
async function goOnWithout({ start, store, time }: Place): Promise<Worker> {
	time.jump(10 * minute);
	const other = await start({ store });
	await saidBy(other, { do: 'open' });
	await saidBy(other, { do: 'send_due', timeLimitMs });
	return other;
}

async function tellsOnce(
	place: Place,
	stopped: Awaited<ReturnType<typeof stopAt>>,
	outcome = 'sent',
): Promise<void> {
	await goOnWithout(place);
	expect(place.strict.messages).toHaveLength(1);
	const before = await place.rows();
	expect(before).toMatchObject({ notification: [{ state: 'sent', claim_token: null }] });
	stopped.worker.goOn();
	expect(await stopped.answer).toMatchObject({ said: { events: [{ id: '1', outcome }] } });
	expect(place.strict.messages).toHaveLength(1);
	expect(await place.rows()).toEqual(before);
}

describe.each([
	['SQLite', openFile],
	['PostgreSQL', openSchema],
])('Number 7: a process on %s, believed dead, that wakes up', (_, openStore) => {
	it.each<[string, Omit<End, 'by'>]>([
		['after its claim', { part: 'store', verb: 'claim', when: 'after' }],
		['before the mark that it is sending', { part: 'store', verb: 'begin', when: 'before' }],
		['before it calls Slack', { part: 'store', verb: 'begin', when: 'after' }],
		['after Slack accepted', { part: 'slack', verb: 'post', when: 'after' }],
		['before it settles', { part: 'store', verb: 'settle', when: 'before' }],
	])('%s tells nothing again, and changes nothing', async (__, end) => {
		const place = await open(openStore);
		await tellsOnce(place, await stopAt(place, end, 'notify'));
	});

	it('with a refusal in hand does not put into the queue what was sent meanwhile', async () => {
		const place = await open(openStore);
		place.strict.fail('chat.postMessage', faults.rateLimited('1'));
		const end = { part: 'slack', verb: 'post', when: 'after' } as const;
		await tellsOnce(place, await stopAt(place, end, 'notify'));
	});

	it('from a look-up that found nothing does not put into the queue what was sent meanwhile', async () => {
		const place = await open(openStore);
		place.strict.fail('chat.postMessage', faults.reset());
		const first = await place.start({ store: place.store });
		await saidBy(first, { do: 'open' });
		await saidBy(first, { do: 'notify', events: [event], timeLimitMs });
		await first.kill();
		place.time.jump(minute);
		const end = { part: 'slack', verb: 'lookUp', when: 'after' } as const;
		const stopped = await stopAt(place, end, 'send_due');
		await goOnWithout(place);
		expect(place.strict.messages).toHaveLength(1);
		const before = await place.rows();
		stopped.worker.goOn();
		expect(await stopped.answer).toMatchObject({ said: { waiting: { due: 0, unsure: 0 } } });
		expect(place.strict.messages).toHaveLength(1);
		expect(await place.rows()).toEqual(before);
	});

	it.each<[string, string, Omit<End, 'by'>, Omit<End, 'by'>]>([
		[
			'after its claim',
			'has claimed it',
			{ part: 'store', verb: 'claim', when: 'after' },
			{ part: 'store', verb: 'claim', when: 'after' },
		],
		[
			'with a refusal in hand',
			'looks it up',
			{ part: 'slack', verb: 'post', when: 'after' },
			{ part: 'slack', verb: 'lookUp', when: 'before' },
		],
	])('%s takes nothing away from who %s', async (__, ___, end, otherEnd) => {
		const place = await open(openStore);
		place.strict.fail('chat.postMessage', faults.rateLimited('1'), end.verb === 'post' ? 1 : 0);
		const stopped = await stopAt(place, end, 'notify');
		place.time.jump(10 * minute);
		const other = await stopAt(place, otherEnd, 'send_due');
		const before = await place.rows();
		stopped.worker.goOn();
		expect(await stopped.answer).toMatchObject({ said: { events: [{ outcome: 'queued' }] } });
		expect(await place.rows()).toEqual(before);
		other.worker.goOn();
		expect(await other.answer).toMatchObject({ said: { waiting: { due: 0, unsure: 0 } } });
		expect(place.strict.messages).toHaveLength(1);
	});

	it.each([
		['before they are uploaded', 'upload', 'before'],
		['after they are uploaded', 'upload', 'after'],
		['after they are shared', 'share', 'after'],
	] as const)('with files %s shares them no second time', async (__, verb, when) => {
		const place = await open(openStore);
		const end = { part: 'slack', verb, when } as const;
		const withFile = { ...event, fileSize: 1_000 };
		await tellsOnce(place, await stopAt(place, end, 'notify', [withFile]));
	});
});
