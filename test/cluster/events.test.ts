// Answers: do the events of a run of the cluster make up what the run is meant to show?
import { describe, expect, it } from 'vitest';
import { imagineEvents, markOf } from '../../cluster/events';
import { randomFrom } from '../simulation/random';

const cast = { emails: ['ana@example.com', 'bo@example.com'], channels: ['C0OPS'] };
const imagine = (seed: number) =>
	imagineEvents(randomFrom(seed), cast, { count: 2_000, withinMs: 190_000 });

describe('the events of a run', () => {
	const { posts, waiting, events } = imagine(7);
	const posted = posts.flatMap((post) => post.events);
	const fetched = waiting.map(({ event }) => event);

	it('are as many as asked for, each with an ID of its own, and reach n8n one way or the other', () => {
		expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(2_000);
		const ids = [...posted, ...fetched].map(({ eventId }) => eventId);
		expect(ids.toSorted()).toEqual(events.map(({ eventId }) => eventId).toSorted());
	});

	it('are the same from the same seed', () => {
		expect(imagine(7)).toEqual(imagine(7));
		expect(imagine(8)).not.toEqual(imagine(7));
	});

	it('are for people and channels, told at once and in digests, posted and fetched', () => {
		const share = (some: readonly unknown[]) => some.length / events.length;
		expect(share(events.filter(({ channel }) => channel))).toBeGreaterThan(0.1);
		expect(share(events.filter(({ type }) => type === 'cluster.now'))).toBeGreaterThan(0.15);
		expect(share(fetched)).toBeGreaterThan(0.15);
		expect(share(posted)).toBeGreaterThan(0.5);
		expect(posts.some(({ again }) => again)).toBe(true);
	});

	it('end with their mark, and a post goes to one webhook', () => {
		for (const { eventId, title } of events) expect(title.endsWith(markOf(eventId))).toBe(true);
		for (const { path, events: some } of posts) {
			expect(some.every(({ email }) => (email === undefined) === (path === 'channels'))).toBe(true);
		}
	});

	it('happen in order and within the time', () => {
		const times = posts.map(({ atMs }) => atMs);
		expect(times).toEqual(times.toSorted((one, other) => one - other));
		expect(Math.max(...times, ...waiting.map(({ atMs }) => atMs))).toBeLessThanOrEqual(190_000);
	});
});
