import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openEngine, type Engine } from '../../src/engine';
import { connectSlack } from '../../src/slack/client';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { startEmulatedSlack, type EmulatedSlack } from '../support/startEmulatedSlack';
import { testClock, type TestClock } from '../support/testClock';
import { day, sync, tell, tellChannel } from './world';
import { uploadBytes } from '../support/uploadBytes';

const timeLimitMs = 60_000;
const open: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const close of open.splice(0).reverse()) await close();
});

interface EmulatedWorld {
	slack: EmulatedSlack;
	engine: Engine;
	clock: TestClock;
}

/** Ana and Bo are in Slack, and a public channel that takes what has nowhere else to go. */
async function openEmulatedWorld(): Promise<EmulatedWorld> {
	const slack = await startEmulatedSlack({
		users: ['ana', 'bo'].map((name) => ({ name, email: `${name}@example.com` })),
		channels: [{ name: 'activity' }],
	});
	open.push(() => slack.close());
	const folder = await mkdtemp(join(tmpdir(), 'slack-notify-story-'));
	open.push(() => rm(folder, { recursive: true, force: true }));
	const database = await openSqlite({ path: join(folder, 'store.sqlite') });
	open.push(() => database.close());
	const clock = testClock('2026-03-05T08:00:00Z');
	const connected = connectSlack({
		baseUrl: slack.url,
		fetch: slack.fetch,
		upload: uploadBytes,
		timeoutMs: 5_000,
		clock,
	});
	let ids = 0;
	const engine = await openEngine({
		database,
		slack: connected,
		workspace: await connected.identify(),
		clock,
		newId: () => `id-${++ids}`,
		settings: {
			defaultChannel: '#activity',
			timeZone: 'UTC',
			afterLostAnswer: 'send_again',
		},
	});
	return { slack, engine, clock };
}

async function arrivedIn(slack: EmulatedSlack): Promise<[string, string][]> {
	const messages = await slack.messages();
	return messages.map(({ channel = 'direct', blocks }) => [channel, JSON.stringify(blocks)]);
}

describe('against the emulated Slack', () => {
	it('members are mapped, one is told at once, another by digest, and a channel by name', async () => {
		const { slack, engine, clock } = await openEmulatedWorld();
		const mapped = await sync(
			engine,
			['ana', 'bo', 'nobody'].map((name) => ({ email: `${name}@example.com` })),
		);
		expect(mapped.map(({ outcome }) => outcome)).toEqual([
			'connected',
			'connected',
			'needs_attention',
		]);
		await engine.setPreferences(
			{ kind: 'member', email: 'bo@example.com' },
			{ scope: { kind: 'everything' }, frequency: 'daily' },
		);
		const results = await engine.notify(
			[
				tell('ana', 'E1', { title: 'For Ana' }),
				tell('bo', 'E1', { title: 'For Bo' }),
				tell('bo', 'E2', { title: 'For Bo as well' }),
				tellChannel('#activity', 'E1', { title: 'For all' }),
			],
			{ timeLimitMs },
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'queued', 'queued', 'sent']);

		clock.pass(2 * day);
		await engine.sendDue({ timeLimitMs });
		expect(await arrivedIn(slack)).toEqual([
			['direct', expect.stringContaining('For Ana')],
			['activity', expect.stringContaining('For all')],
			['direct', expect.stringMatching(/For Bo.*For Bo as well/)],
		]);
	});

	it('the same event is told once, and every message carries a key of its own', async () => {
		const { slack, engine } = await openEmulatedWorld();
		await engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		await engine.notify([tell('ana', 'E1'), tell('bo', 'E1')], { timeLimitMs });
		const messages = await slack.messages();
		expect(messages).toHaveLength(2);
		expect(new Set(messages.map(({ key }) => key)).size).toBe(2);
	});

	it('whoever is not in Slack is stood in for by the default channel', async () => {
		const { slack, engine } = await openEmulatedWorld();
		await engine.notify([tell('cy', 'E1', { ifNotConnected: 'default_channel' })], { timeLimitMs });
		expect(await arrivedIn(slack)).toEqual([
			['activity', expect.stringContaining('cy@example.com')],
		]);
	});

	it('a message is found in the history by its key, and no other is', async () => {
		const { slack, engine, clock } = await openEmulatedWorld();
		await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const [message] = await slack.messages();
		const connected = connectSlack({
			baseUrl: slack.url,
			fetch: slack.fetch,
			upload: uploadBytes,
			timeoutMs: 5_000,
			clock,
		});
		const question = { conversation: message?.user ?? '', sinceMs: clock.now() };
		expect(await connected.lookUp({ ...question, key: String(message?.key) })).toMatchObject({
			outcome: 'found',
			ts: message?.ts,
		});
		expect(await connected.lookUp({ ...question, key: 'another' })).toEqual({
			outcome: 'not_found',
		});
	});
});
