import { describe, expect, it } from 'vitest';
import type { DeliveryReport } from '../../src/deliver/report';
import { faults } from '../support/strictSlack/faults';
import { crowd, person } from '../support/strictSlack/people';
import { ownPace } from '../support/strictSlack/rateLimits';
import { channel } from '../support/strictSlack/workspace';
import { hour, minute, openWorld, tell, type World } from './world';

// A strict Slack that takes one message a second for a conversation and 240 in any minute, and not one more.

const allowedInMinute = 240;
/** The store is on a disk, and each digest is several writes that wait for it. */
const patience = 5 * minute;

/** So many people with a digest each, all due at this very moment; and a Slack that counts. */
async function openBusyWorld(count: number): Promise<World> {
	const world = await openWorld({
		users: [...crowd(count), person('ana'), person('bo'), person('cy')],
		channels: [channel('general')],
		limits: ownPace,
	});
	await world.engine.setPreferences(
		{ kind: 'workspace' },
		{ scope: { kind: 'everything' }, frequency: 'hourly' },
	);
	const events = crowd(count).flatMap(({ name }) => [
		tell(name, `${name}-1`),
		tell(name, `${name}-2`),
	]);
	const [result] = await world.engine.notify(events, { timeLimitMs: 0 });
	expect(result).toMatchObject({ outcome: 'queued', reason: 'waits_for_window' });
	world.clock.set(result?.outcome === 'queued' ? result.dueAt : 0);
	return world;
}

const postsOf = ({ slack }: World) => slack.requestsOf('chat.postMessage');
const tooSoon = ({ slack }: World) => slack.requests.filter((request) => request.tooSoon);
const receivers = ({ slack }: World) => slack.messages.map(({ user }) => user);

/** Messages a minute, from the first to the last of them. */
function rateOf(world: World): number {
	const posts = postsOf(world);
	const tookMs = posts.at(-1)!.at - posts[0]!.at;
	return ((posts.length - 1) * minute) / tookMs;
}

/** Each wait, in milliseconds. */
function watchWaits({ clock }: World): number[] {
	const waits: number[] = [];
	const { wait } = clock;
	clock.wait = (ms) => {
		waits.push(ms);
		return wait(ms);
	};
	return waits;
}

/** Urgent ones for three people, accepted and not sent yet. */
async function acceptUrgent(world: World): Promise<string[]> {
	const names = ['ana', 'bo', 'cy'];
	const elsewhere = await world.another({ slack: (real) => ({ ...real, post: notReached }) });
	const urgent = names.map((name) => tell(name, `now-${name}`, { urgent: true }));
	await elsewhere.notify(urgent, { timeLimitMs: 0 });
	world.clock.pass(minute);
	return names.map((name) => person(name).id);
}

const notReached = async () => ({
	outcome: 'later' as const,
	refusal: { code: 'not_reached', says: 'Nobody there', hint: 'Wait.' },
	rateLimited: false,
});

describe('a thousand digests that are due at once', () => {
	it(
		'go out at 95 % of the rate that is allowed or more, and Slack never has to say 429',
		async () => {
			const world = await openBusyWorld(1_000);
			const { deliveries, waiting } = await world.engine.sendDue({ timeLimitMs: hour });
			expect(deliveries).toHaveLength(1_000);
			expect(waiting).toEqual({ due: 0, later: 0, unsure: 0 });
			expect(new Set(receivers(world)).size).toBe(1_000);
			expect(tooSoon(world)).toEqual([]);
			expect(rateOf(world)).toBeGreaterThanOrEqual(0.95 * allowedInMinute);
			expect(rateOf(world)).toBeLessThanOrEqual(allowedInMinute);
		},
		patience,
	);
});

describe('many digests that are due at once', () => {
	it('go out at that rate with a Slack that takes its time to answer, too', async () => {
		const world = await openBusyWorld(300);
		const engine = await world.another({
			slack: (real) => ({
				...real,
				async post(message) {
					const outcome = await real.post(message);
					world.clock.pass(200);
					return outcome;
				},
			}),
		});
		await engine.sendDue({ timeLimitMs: hour });
		expect(tooSoon(world)).toEqual([]);
		expect(rateOf(world)).toBeGreaterThanOrEqual(0.95 * allowedInMinute);
	});

	it('go out run by run, none longer than its time limit, and each tells what is left', async () => {
		const members = 600;
		const world = await openBusyWorld(members);
		const began = world.clock.now();
		const reports: DeliveryReport[] = [];
		for (let run = 0; run < 3; run++) {
			world.clock.set(began + run * minute);
			reports.push(await world.engine.sendDue({ timeLimitMs: minute }));
			expect(world.clock.now()).toBeLessThanOrEqual(began + (run + 1) * minute);
		}
		const sent = reports.map(({ deliveries }) => deliveries.length);
		for (const count of sent.slice(0, 2)) {
			expect(count).toBeGreaterThanOrEqual(0.95 * allowedInMinute);
			expect(count).toBeLessThanOrEqual(allowedInMinute + 1);
		}
		const [first] = reports;
		expect(first).toMatchObject({ stoppedBy: 'time_limit' });
		expect(first!.waiting.due).toBe(2 * (members - sent[0]!));
		expect(reports.at(-1)).toMatchObject({ waiting: { due: 0, later: 0 } });
		expect(new Set(receivers(world)).size).toBe(members);
		expect(world.slack.messages).toHaveLength(members);
		expect(tooSoon(world)).toEqual([]);
	});

	it('let urgent notifications go first', async () => {
		const world = await openBusyWorld(100);
		const urgent = await acceptUrgent(world);
		await world.engine.sendDue({ timeLimitMs: hour });
		expect(new Set(receivers(world).slice(0, urgent.length))).toEqual(new Set(urgent));
		expect(world.slack.messages).toHaveLength(100 + urgent.length);
	});
});

describe('Number 15: a 429 with Retry-After 60 in the middle of many digests', () => {
	const members = 300;
	const before = members / 10;

	async function openHaltedWorld(): Promise<World> {
		const world = await openBusyWorld(members);
		world.slack.fail('chat.postMessage', faults.none(), before);
		world.slack.fail('chat.postMessage', faults.rateLimited('60'));
		return world;
	}

	it('ends a run that would have to wait longer than it may, at once and without sleeping', async () => {
		const world = await openHaltedWorld();
		const waits = watchWaits(world);
		const began = world.clock.now();
		const { stoppedBy, waiting } = await world.engine.sendDue({ timeLimitMs: minute });
		expect(stoppedBy).toBe('asked_to_wait');
		expect(waiting.due + waiting.later).toBe(2 * (members - before));
		expect(world.clock.now() - began).toBeLessThan(30_000);
		expect(Math.max(...waits)).toBeLessThanOrEqual(1_000);
	});

	it('is obeyed by every run: nothing is asked of Slack until the minute is over', async () => {
		const world = await openHaltedWorld();
		await world.engine.sendDue({ timeLimitMs: minute });
		const refusedAt = postsOf(world).at(-1)!.at;
		world.clock.set(refusedAt + minute - 1);
		const other = await world.another();
		await other.notify([tell('ana', 'E1', { urgent: true })], { timeLimitMs: 0 });
		expect(postsOf(world)).toHaveLength(before + 1);
		world.clock.set(refusedAt + minute);
		await other.sendDue({ timeLimitMs: hour });
		const [next] = postsOf(world).slice(before + 1);
		expect(next).toMatchObject({ args: { channel: person('ana').id }, at: refusedAt + minute });
	});

	it('loses nothing and doubles nothing, and what was urgent goes first', async () => {
		const world = await openHaltedWorld();
		await world.engine.sendDue({ timeLimitMs: minute });
		expect(world.slack.messages).toHaveLength(before);
		const urgent = await acceptUrgent(world);
		for (let run = 0; run < 6; run++) {
			world.clock.pass(minute);
			await world.engine.sendDue({ timeLimitMs: minute });
		}
		const after = receivers(world).slice(before);
		expect(new Set(after.slice(0, urgent.length))).toEqual(new Set(urgent));
		expect(world.slack.messages).toHaveLength(members + urgent.length);
		expect(new Set(receivers(world)).size).toBe(members + urgent.length);
		expect(tooSoon(world)).toEqual([]);
	});
});
