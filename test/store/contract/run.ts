// Answers: what does a story of an outbox start with, and how does it stand?
import fc from 'fast-check';
import type { Notification } from '../../../src/outbox/notification';
import type { Database, Store } from '../../../src/store/contract';
import {
	acceptAll,
	mapping,
	nobody,
	notification,
	now,
	sending,
	slackUser,
	toChannel,
	unsure,
	workspace,
} from '../given';

/** One workspace in the middle of its story. */
export interface Run {
	store: Store;
	at: number;
	/** IDs in the order of acceptance; answers name notifications by their place in here. */
	ids: number[];
	/** Deliveries, each with every token that ever held it: some are out of date. */
	held: { token: string; key: string }[];
	count: number;
}

export interface Answer {
	/** The store said that it changed nothing. */
	refused: boolean;
	said: unknown;
}

/** Calls one verb. */
export type Step = (run: Run) => Promise<Answer>;

/** What is told about Slack users: the accounts of two members, and whether the first is deactivated. */
export interface People {
	accounts: readonly [string, string];
	deactivated: boolean;
}

export const somePeople: fc.Arbitrary<People> = fc.record({
	accounts: fc.constantFrom(['U1', 'U1'] as const, ['U1', 'U2'] as const, ['U2', 'U1'] as const),
	deactivated: fc.boolean(),
});

/** Each run starts with one delivery that is unsure already, or few would come that far. */
export async function startRun(database: Database, id: string, people: People): Promise<Run> {
	const store = await database.forWorkspace(workspace(id), now);
	const { accounts, deactivated } = people;
	await store.rememberUsers([slackUser('U1', { deactivated }), slackUser('U2')], now);
	await store.saveMappings(
		['ana', 'ana-2'].map((key, index) => mapping(key, { slackUserId: accounts[index]! })),
		nobody,
	);
	const ids = await acceptAll(store, notification({ ...toChannel('C0'), dedupeKey: 'lost' }));
	await sending(store, 'a', 'd0');
	await store.settle('a', 'd0', unsure, now);
	return { store, at: now, ids, held: [{ token: 'a', key: 'd0' }], count: 0 };
}

/** The notifications as they stand, named by their place; undefined in the place of one that was forgotten. */
export async function look({ store, ids }: Run): Promise<(Notification | undefined)[]> {
	const all = new Map((await store.findNotifications(ids)).map((each) => [each.id, each]));
	return ids.map((id, index) => {
		const one = all.get(id);
		return one && { ...one, id: index };
	});
}
