// Answers: which events are handed in, and which are handed in again because nobody answered?
import type { Random } from '../../simulation/random';
import type { Said, TestEvent } from '../processes/job';

/** Gives an event again until it was answered, as whoever calls a webhook does. */
export interface Upstream {
	take(): TestEvent[];
	answered(said: Said): void;
	/** Whoever took them died, or could not do it. */
	unanswered(events: readonly TestEvent[]): void;
	/** Everything that was ever handed in, by its ID. */
	readonly events: ReadonlyMap<string, TestEvent>;
	/** Those whose answer is outstanding. */
	open(): TestEvent[];
	/** How often an event was handed in again. */
	readonly repeated: number;
	/** What was answered to an event that was not taken in. */
	readonly refused: readonly string[];
}

export function createUpstream(random: Random, places: readonly TestEvent['to'][]): Upstream {
	const events = new Map<string, TestEvent>();
	const open = new Map<string, TestEvent>();
	const refused: string[] = [];
	const back: TestEvent[] = [];
	let repeated = 0;

	const create = (): TestEvent => {
		const to = random.pick(places);
		const id = String(events.size + 1);
		const kind = random.weigh<Pick<TestEvent, 'recordKey' | 'fileSize'>>([
			[80, {}],
			[10, 'channel' in to ? { recordKey: `record ${to.channel} ${random.between(1, 3)}` } : {}],
			[10, { fileSize: random.between(1, 5_000) }],
		]);
		const event = { id, to, ...kind };
		events.set(id, event);
		open.set(id, event);
		return event;
	};

	return {
		take() {
			const size = random.weigh([
				[6, 1],
				[3, 3],
				[1, 8],
			]);
			const again = back.splice(0, size);
			repeated += again.length;
			return [...again, ...Array.from({ length: size - again.length }, create)];
		},
		answered({ events: answers = [] }) {
			for (const { id, outcome, reason } of answers) {
				const isDuplicate = outcome === 'skipped' && reason === 'duplicate';
				if (!['sent', 'queued'].includes(outcome) && !isDuplicate)
					refused.push(`${id}: ${outcome} ${reason}`);
				open.delete(id);
			}
		},
		unanswered: (given) => void back.push(...given),
		events,
		open: () => [...open.values()],
		get repeated() {
			return repeated;
		},
		refused,
	};
}
