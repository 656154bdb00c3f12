// Answers: what does one worker process do with the store? Bundled and started by the tests; speaks in lines of JSON.
import { once } from 'node:events';
import { StoreError } from '../../../src/errors';
import type { Store } from '../../../src/store/contract';
import {
	claimAt,
	daily,
	delivery,
	forget,
	mapping,
	minute,
	notification,
	now,
	sent,
	workspace,
	nobody,
} from '../given';
import { openPlace, standstillMs, type Place } from './place';

export interface Job {
	verb:
		| 'open'
		| 'open_without_rights'
		| 'accept'
		| 'accept_capped'
		| 'accept_for_ever'
		| 'drain'
		| 'claim'
		| 'claim_as_one'
		| 'begin'
		| 'map'
		| 'connect'
		| 'forget'
		| 'forget_all'
		| 'erase_traces'
		| 'stand_still';
	place: Place;
	name: string;
	/** For accept: dedupe keys, one call each. For map, connect and forget: member keys. */
	keys?: string[];
}

const job = JSON.parse(process.argv[2]!) as Job;
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
const forEver = () => new Promise<never>(() => setInterval(() => {}, minute));

async function open(): Promise<Store> {
	const database = await openPlace(job.place);
	return database.forWorkspace(workspace(), now);
}

async function claimIds(store: Store, token: string): Promise<number[] | undefined> {
	const answer = await claimAt(store, token);
	return 'claimed' in answer ? answer.claimed.notifications.map(({ id }) => id) : undefined;
}

const jobs: Record<Job['verb'], () => Promise<void>> = {
	async open() {
		await open();
		say('opened');
	},
	async open_without_rights() {
		// Root may write everywhere.
		if (process.getuid?.() === 0) process.setuid!(65534);
		await open().then(
			() => say('opened'),
			(error: unknown) => say(error instanceof StoreError ? error.code : String(error)),
		);
	},
	async accept() {
		const store = await open();
		const taken = [];
		for (const dedupeKey of job.keys!) {
			const one = notification({ ...daily, dedupeKey });
			const [answer] = await store.accept([one], [], now);
			if (answer!.accepted) taken.push(answer!.id);
		}
		say(taken);
	},
	async accept_capped() {
		const store = await open();
		const window = now + minute;
		const ifTooMany = { dueAt: window, windowEndsAt: window, putOff: 'too_many' as const };
		for (const dedupeKey of job.keys!) {
			const one = notification({ dedupeKey, ifTooMany });
			await store.accept([one], [], now, { mostPerRecipientAndHour: 10 });
		}
	},
	async accept_for_ever() {
		const store = await open();
		for (let call = 0; ; call++) {
			const keys = Array.from({ length: 400 }, (_, index) => `${call} ${index}`);
			await store.accept(
				keys.map((dedupeKey) => notification({ dedupeKey })),
				[],
				now,
			);
			say(call + 1);
		}
	},
	async drain() {
		const store = await open();
		for (let call = 0; ; call++) {
			const token = `${job.name} ${call}`;
			const ids = await claimIds(store, token);
			if (!ids) break;
			const begun = await store.begin(token, delivery(token, ids), now + minute);
			const settled = await store.settle(token, token, sent, now);
			say({ ids, begun, settled });
		}
	},
	async claim() {
		say(await claimIds(await open(), job.name));
		await forEver();
	},
	async claim_as_one() {
		const store = await open();
		for (let time = 0; time < 2; time++) say((await claimIds(store, 'one token')) ?? []);
	},
	async begin() {
		const store = await open();
		const ids = (await claimIds(store, job.name))!;
		await store.begin(job.name, delivery('d', ids), now + minute);
		say(ids);
		await forEver();
	},
	async map() {
		const store = await open();
		for (let sync = 1; sync <= 50; sync++) {
			await store.saveMappings(
				job.keys!.map((key) => mapping(key)),
				nobody,
			);
			await store.seeInList('', job.keys!, now + sync);
		}
	},
	async connect() {
		const store = await open();
		for (const key of job.keys!)
			await store.setMappingByHand(mapping(key, { by: 'manual', slackUserId: 'U-hand' }));
	},
	async forget() {
		const store = await open();
		for (const key of job.keys!) {
			const rows = await forget(store, key);
			say(rows.get(key)!.mapping);
		}
	},
	async forget_all() {
		const { rows, tracesLeft } = await (await open()).forgetMembers(job.keys!);
		say({ mapping: [...rows.values()].map(({ mapping }) => mapping), tracesLeft });
	},
	/** In the middle of a transaction, as a process does that is stopped. */
	async stand_still() {
		const store = await open();
		let times = 0;
		const preferences = await store.changePreferences(
			{ kind: 'workspace' },
			(before) => {
				if (++times === 1) {
					say('stands still');
					Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, standstillMs * 4);
				}
				return { ...before, types: { ...before.types, [job.name]: 'daily' } };
			},
			now,
		);
		say({ times, types: Object.keys(preferences.types).sort() });
	},
	async erase_traces() {
		say(await (await open()).eraseTraces());
	},
};

say('ready');
await once(process.stdin, 'data');
process.stdin.destroy();
await jobs[job.verb]();
