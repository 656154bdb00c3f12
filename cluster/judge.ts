// Answers: was every event that was accepted told once, in the right place, or is it listed?
import { markOf, type UpstreamEvent } from './events.ts';
import type { Stored } from './whatIsStored.ts';

/** A message as it is in Slack at the end. */
export interface Arrived {
	/** Channel ID, or the e-mail of whose direct messages it is in. */
	where: string;
	blocks: string;
}

export interface Verdict {
	accepted: number;
	told: number;
	/** Accepted, told nowhere, and listed by nobody. */
	lost: number;
	/** Told again where that must not be. */
	toldTwice: number;
	/** Told again after a lost answer where the app may not look: the decision log lists them as unsure. */
	toldTwiceAndListed: number;
	/** Not told, or perhaps told: nobody knows, and the store says so. */
	listedAsUnsure: number;
	listedAsFailed: number;
	/** One sentence for each fault; none where all is as promised. */
	faults: string[];
}

export interface Findings {
	events: readonly UpstreamEvent[];
	accepted: ReadonlySet<string>;
	arrived: readonly Arrived[];
	stored: readonly Stored[];
	afterLostAnswer: 'send_again' | 'hold';
}

export function judge({ events, accepted, arrived, stored, afterLostAnswer }: Findings): Verdict {
	const verdict: Verdict = {
		...{ accepted: accepted.size, told: 0, lost: 0, toldTwice: 0, toldTwiceAndListed: 0 },
		...{ listedAsUnsure: 0, listedAsFailed: 0, faults: [] },
	};
	const fault = (says: string) => void verdict.faults.push(says);
	const rows = Map.groupBy(stored, ({ eventId }) => eventId);
	const told = placesByMark(arrived);
	for (const event of events) {
		const { eventId, channel, email } = event;
		const [row, ...others] = rows.get(eventId) ?? [];
		const where = channel ?? email ?? '';
		const places = told.get(markOf(eventId)) ?? [];
		if (others.length > 0) fault(`${eventId} is in the store ${others.length + 1} times`);
		if (!accepted.has(eventId)) fault(`${eventId} was never accepted`);
		else if (!row) fault(`${eventId} was accepted, and is not in the store`);
		if (row && !settled.has(row.state)) fault(`${eventId} is left as ${row.state}, ${row.reason}`);
		const elsewhere = places.filter((place) => place !== where);
		if (elsewhere.length > 0) fault(`${eventId} for ${where} was told in ${elsewhere.join(', ')}`);

		if (places.length > 0) verdict.told++;
		if (row?.state === 'unsure') verdict.listedAsUnsure++;
		else if (row?.state === 'failed') verdict.listedAsFailed++;
		else if (places.length === 0 && accepted.has(eventId)) {
			verdict.lost++;
			fault(`${eventId} for ${where} is lost: ${row?.state}`);
		}
		if (places.length > 1) {
			const mayBe = channel !== undefined && afterLostAnswer === 'send_again' && row?.wasUnsure;
			verdict[mayBe ? 'toldTwiceAndListed' : 'toldTwice']++;
			if (!mayBe) fault(`${eventId} for ${where} was told ${places.length} times`);
		}
		const isLeftOpen = row?.state === 'unsure' || row?.state === 'failed';
		if (isLeftOpen && !row.isListed) fault(`${eventId} is ${row.state}, and no digest listed it`);
		if (row?.state === 'failed') fault(`${eventId} for ${where} has failed: ${row.reason}`);
		// People's messages can be looked up, so nothing about them stays unsure.
		if (row?.state === 'unsure' && (channel === undefined || afterLostAnswer === 'send_again')) {
			fault(`${eventId} for ${where} stayed unsure: ${row.reason}`);
		}
	}
	return verdict;
}

const settled: ReadonlySet<string> = new Set(['sent', 'unsure', 'failed']);

/** Where each mark can be read, once for each time that it can. */
function placesByMark(arrived: readonly Arrived[]): Map<string, string[]> {
	const places = new Map<string, string[]>();
	for (const { where, blocks } of arrived) {
		for (const [mark] of blocks.matchAll(/\[event-\d+\]/g)) {
			places.set(mark, [...(places.get(mark) ?? []), where]);
		}
	}
	return places;
}
