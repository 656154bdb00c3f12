// Answers: does each verb that is called often read only the rows that it is about, however many there are?
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPostgres } from '../../../src/index';
import type { Database, Store } from '../../../src/store/contract';
import { startPostgres, type RunningPostgres } from '../../support/startPostgres';
import {
	about,
	delivery,
	hour,
	mapping,
	minute,
	nobody,
	notification,
	now,
	sent,
	skip,
	toMember,
	workspace,
} from '../given';
import { fill, sizes } from './fullStore';
import { openOutside, type Outside } from './outside';

let server: RunningPostgres;
beforeAll(async () => {
	server = await startPostgres({ flags: ['autovacuum=off'] });
});
afterAll(() => server.stop());

const parts = ['old', 'new'] as const;

describe.each([
	['everything', parts],
	// A burst is a small part of what there was before, so that the database may not look again for long.
	['what was true before the last minute', ['old']],
])('where the database knows %s of 50,000 notifications', (_, known) => {
	let database: Database;
	let store: Store;
	let outside: Outside;
	let schema: string;
	beforeAll(async () => {
		const settings = server.settings();
		({ schema } = settings);
		database = await openPostgres(settings);
		store = await database.forWorkspace(workspace(), now);
		outside = await openOutside(settings);
		for (const part of parts) {
			await outside.ask(fill(schema, part));
			if ((known as readonly string[]).includes(part)) await outside.ask('analyze');
		}
	}, 60_000);
	afterAll(() => database.close());

	/** Rows and entries of indexes that were read, by table. A session counts them for good when it ends. */
	async function read(): Promise<Record<string, number>> {
		while ((await outside.endSessions()) > 0);
		const rows = await outside.ask(
			`select t.relname as name, (coalesce(t.seq_tup_read, 0) + (select coalesce(sum(idx_tup_read), 0) from pg_stat_user_indexes i where i.relid = t.relid))::int as read
			from pg_stat_user_tables t where t.schemaname = '${schema}'`,
		);
		return Object.fromEntries(rows.map((row) => [row['name'], row['read'] as number]));
	}

	async function readBy(ask: () => Promise<unknown>): Promise<Record<string, number>> {
		const before = await read();
		await ask();
		const after = await read();
		return Object.fromEntries(
			Object.entries(after)
				.map(([name, count]) => [name, count - before[name]!] as const)
				.filter(([, count]) => count > 0),
		);
	}

	const claim = (token: string, more = {}) =>
		store.claim({ token, now, leaseUntil: now + minute, scope: 'all', ...more });
	const few = [
		['accepting one', () => store.accept([notification()], [], now)],
		[
			'accepting what replaces what is queued about its record',
			() =>
				store.accept(
					[about('task.assigned', { ...toMember('m7'), earlier: 'replace' }, 'record 1')],
					[],
					now,
				),
		],
		[
			'accepting what was accepted before',
			() => store.accept([notification({ ...toMember('m7'), dedupeKey: 'due 1' })], [], now),
		],
		[
			'what is skipped',
			() => store.accept([], [skip(about('a', { earlier: 'cancel' }, 'record 2'))], now),
		],
		[
			'counting what a recipient had within the hour',
			() =>
				store.accept(
					[
						notification({
							...toMember('m7'),
							ifTooMany: { dueAt: now + hour, windowEndsAt: now + hour },
						}),
					],
					[],
					now,
					{ mostPerRecipientAndHour: 1 },
				),
		],
		['claiming what was due for longest, and all that goes with it', () => claim('a')],
		['claiming what waits for no window', () => claim('b', { scope: 'immediate' })],
		['claiming for one member', () => claim('c', { recipients: [toMember('m14').recipient] })],
		[
			'beginning, renewing and settling',
			async () => {
				const answer = await claim('d');
				if (!('claimed' in answer)) throw new Error('nothing was claimed');
				const ids = answer.claimed.notifications.map(({ id }) => id);
				await store.begin('d', delivery('key', ids), now + minute);
				await store.renew('d', 'key', { leaseUntil: now + minute });
				await store.settle('d', 'key', sent, now);
			},
		],
		['recovering what nobody left', () => store.recover(now)],
		[
			'looking for what is unsure',
			() => store.claimUnsure({ token: 'u', now, leaseUntil: now + minute }),
		],
		['looking for what was not told', () => store.takeUntold(9, now)],
		[
			'booking a turn',
			() =>
				store.bookTurn({
					conversation: 'U1',
					now,
					notLaterThan: now,
					rules: { perConversationMs: 1, perWorkspaceMs: 1 },
				}),
		],
		['a page of what is queued', () => store.findQueued({ after: 0, most: 50 })],
		[
			'what is queued for one member',
			() => store.findQueued({ recipients: [toMember('m7').recipient], after: 0, most: 50 }),
		],
		['finding mappings', () => store.findMappings(['m7', 'm8'])],
		['finding who has an account', () => store.findMappingsTo(['U7'])],
		['withdrawing an event', () => store.withdraw({ dedupeKey: 'later 9' }, now)],
		['withdrawing what is about a record', () => store.withdraw({ recordKey: 'record 3' }, now)],
		[
			'finding what was decided about an event',
			() => store.findDecisions({ dedupeKey: 'sent 9', limit: 9 }),
		],
		[
			'cleaning where nothing is old',
			() => store.clean({ now, settledBefore: 1, decidedBefore: 1, most: 100 }),
		],
	] as const;

	it.each(few)('%s reads a few hundred of them at most', async (_title, ask) => {
		const all = await readBy(ask);
		expect(Object.entries(all).filter(([, count]) => count > 600)).toEqual([]);
	});

	it('counting what waits reads what waits, and nothing that was sent', async () => {
		const { notification: count } = await readBy(() => store.waiting(now));
		expect(count).toBeLessThan(3 * (sizes.due + sizes.later));
	});
});

it('a new store that is filled at once is known by the database a moment later', async () => {
	const settings = server.settings();
	const database = await openPostgres(settings);
	const store = await database.forWorkspace(workspace(), now);
	const members = Array.from({ length: 1500 }, (_, index) => `m${index}`);
	await store.saveMappings(
		members.map((key) => mapping(key)),
		nobody,
	);
	await store.accept(
		members.map((key) => notification(toMember(key))),
		[],
		now,
	);
	// Waits for it.
	await database.close();
	const known = await server.ask(
		`select relname as name, reltuples::int as rows from pg_class
		where relnamespace = '${settings.schema}'::regnamespace and relkind = 'r' and reltuples > 0 order by 1`,
	);
	expect(known).toEqual(
		['decision', 'mapping', 'member_email', 'notification'].map((name) => ({ name, rows: 1500 })),
	);
});
