import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { crowd, deactivated, person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, member, minute, openWorld, sync, tell, tellChannel, type World } from './world';

const timeLimitMs = 5 * minute;

async function open(): Promise<World> {
	const users = [...['ana', 'bo', 'cy'].map((name) => person(name)), deactivated('dee')];
	const world = await openWorld({
		users,
		channels: [channel('general')],
		settings: { mostPerRecipientAndHour: 2 },
	});
	await choose(world, 'bo', 'daily');
	await choose(world, 'cy', 'off');
	return world;
}

const events = [
	tell('ana', 'E1'),
	tell('ana', 'E1'),
	tell('ana', 'E2'),
	tell('ana', 'E3'),
	tell('bo', 'E1', { recordKey: 'T1' }),
	tell('bo', 'E2', { recordKey: 'T1', earlier: 'cancel' }),
	tell('cy', 'E1'),
	tell('dee', 'E1'),
	tell('nobody', 'E1'),
	tell('nobody', 'E2', { ifNotConnected: 'default_channel' }),
	tell('ana', 'E4', { expiresAt: '2020-01-01' }),
	tell('ana', 'E5', { type: 'invoice.paid', urgent: true }),
	tellChannel('#general', 'D1'),
	tellChannel('#nowhere', 'D1'),
];

/** All rows of all tables, but what opening an engine writes. */
function rowsIn({ path }: World): unknown {
	const database = new DatabaseSync(path, { readOnly: true });
	const tables = database
		.prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
		.all() as { name: string }[];
	const rows = tables.map(({ name }) => [name, database.prepare(`select * from "${name}"`).all()]);
	database.close();
	return rows;
}

describe('a dry run', () => {
	it('gives the answers that the run itself gives afterwards', async () => {
		const world = await open();
		const rehearsed = await world.engine.notify(events, { timeLimitMs, dryRun: true });
		const real = await world.engine.notify(events, { timeLimitMs });
		const answer = (result: (typeof real)[number]) =>
			result.outcome === 'error'
				? { outcome: result.outcome, code: (result.error as { code: string }).code }
				: {
						outcome: result.outcome,
						reason: result.reason === 'due_now' ? 'sent' : result.reason,
						dueAt: 'dueAt' in result ? result.dueAt : undefined,
						details: { ...result.details, dryRun: undefined },
					};
		expect(rehearsed.map(answer)).toEqual(real.map(answer));
		expect(new Set(real.map(({ outcome }) => outcome)).size).toBe(4);
	});

	it('sends nothing, and changes not a row of the store', async () => {
		const world = await open();
		const before = rowsIn(world);
		const bytes = await readFile(world.path);
		await world.engine.notify(events, { timeLimitMs, dryRun: true });
		expect(rowsIn(world)).toEqual(before);
		expect(await readFile(world.path)).toEqual(bytes);
		expect(world.slack.messages).toEqual([]);
	});

	it('of many unknown members reads Slack’s list, and remembers nobody', async () => {
		const world = await openWorld({ users: crowd(40) });
		const before = rowsIn(world);
		const results = await world.engine.notify(
			Array.from({ length: 40 }, (_, index) => tell(`p${index}`, 'E1')),
			{ timeLimitMs, dryRun: true },
		);
		expect(results.every(({ outcome }) => outcome === 'sent')).toBe(true);
		expect(rowsIn(world)).toEqual(before);
	});
});

describe('Explain', () => {
	it('says what would happen to a type for a member now, and by which rule', async () => {
		const world = await open();
		await sync(world.engine, ['dee']);
		const ask = (name: string, urgent = false) =>
			world.engine.explain({ subject: member(name), type: 'task.assigned', urgent });
		expect(await ask('ana')).toMatchObject({
			outcome: 'sent',
			reason: 'due_now',
			rule: 'type_default',
		});
		expect(await ask('bo')).toMatchObject({
			outcome: 'queued',
			reason: 'waits_for_window',
			rule: 'own_everything',
			frequency: 'daily',
			timeZone: 'Europe/Paris',
			timeZoneOf: 'slack',
		});
		expect(await ask('cy')).toMatchObject({
			outcome: 'skipped',
			reason: 'muted',
			rule: 'own_everything',
		});
		expect(await ask('cy', true)).toMatchObject({ outcome: 'sent', rule: 'urgent' });
		expect(await ask('dee')).toMatchObject({ outcome: 'skipped', reason: 'deactivated' });
		expect(await ask('nobody')).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
		expect(world.slack.messages).toEqual([]);
	});
});
