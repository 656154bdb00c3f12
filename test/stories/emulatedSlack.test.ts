import { afterEach, describe, expect, it } from 'vitest';
import { openEngine } from '../../src/engine';
import { connectSlack } from '../../src/slack/client';
import { openSqlite } from '../../src/store/drivers/sqlite/open';
import { startEmulatedSlack, type EmulatedSlack } from '../support/startEmulatedSlack';
import { testClock } from '../support/testClock';
import { day, tell, tellChannel } from './world';

let slack: EmulatedSlack | undefined;

afterEach(() => slack?.close());

describe('against the emulated Slack', () => {
	it('members are mapped, one is told at once, another by digest, and a channel by name', async () => {
		slack = await startEmulatedSlack({
			users: ['ana', 'bo'].map((name) => ({ name, email: `${name}@example.com` })),
			channels: [{ name: 'activity' }],
		});
		const real = connectSlack({ baseUrl: slack.url, fetch: slack.fetch, timeoutMs: 5_000 });
		const database = await openSqlite({ path: ':memory:' });
		const clock = testClock('2026-03-05T08:00:00Z');
		let ids = 0;
		const engine = await openEngine({
			database,
			slack: real,
			workspace: await real.identify(),
			clock,
			newId: () => `id-${++ids}`,
			settings: { timeZone: 'UTC', afterLostAnswer: 'send_again', acceptUnknownTypes: false },
		});

		const mapped = await engine.mapMembers(
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
				tellChannel('#activity', 'E1', { type: 'release.status_changed', title: 'For all' }),
			],
			60_000,
		);
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'queued', 'queued', 'sent']);

		clock.pass(2 * day);
		await engine.sendDue(60_000);
		const messages = await slack.messages();
		expect(messages.map(({ channel, blocks }) => [channel, JSON.stringify(blocks)])).toEqual([
			[undefined, expect.stringContaining('For Ana')],
			['activity', expect.stringContaining('For all')],
			[undefined, expect.stringMatching(/For Bo.*For Bo as well/)],
		]);
		expect(messages.every(({ key }) => typeof key === 'string')).toBe(true);
		await database.close();
	});
});
