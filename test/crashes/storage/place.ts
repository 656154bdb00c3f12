// Answers: what does a test of a failing disk or file begin with, and what does it look at afterwards?
import { person } from '../../support/strictSlack/people';
import { idsIn } from '../processes/idsIn';
import type { Command, TestEvent } from '../processes/job';
import { minute, type Scene, type SceneOptions } from '../processes/scene';
import { saidBy, type Worker } from '../processes/startWorker';
import { sqliteOutside } from '../stores/sqlite';

export const timeLimitMs = minute;
export const people = ['ana', 'bo', 'cy', 'dee', 'eli'];

export interface Place extends Scene {
	/** Of the store's file. */
	path: string;
	/** Started, and its store open. */
	open(): Promise<Worker>;
	/** IDs of the events that are told in Slack, in order, as often as they are. */
	told(): string[];
	/** The state of every event that was accepted, by its ID. */
	states(): Promise<Record<string, string>>;
	/** What SQLite says of the whole file. */
	check(): Promise<string>;
}

export async function openPlace(
	openScene: (options?: SceneOptions) => Promise<Scene>,
	findPath: (scene: Scene) => string,
): Promise<Place> {
	const scene = await openScene({ users: people.map((name) => person(name)) });
	const path = findPath(scene);
	const outside = sqliteOutside(path, () => false);
	return {
		...scene,
		path,
		async open() {
			const worker = await scene.start({ store: { path } });
			await saidBy(worker, { do: 'open' });
			return worker;
		},
		told: () => scene.strict.messages.flatMap(idsIn),
		async states() {
			const { notification } = await outside.all();
			return Object.fromEntries(notification.map(({ dedupe_key, state }) => [dedupe_key, state]));
		},
		check: outside.check,
	};
}

/** Events with these IDs, for one person each. */
export function tell(...ids: number[]): Command {
	const events = ids.map((id): TestEvent => ({ id: String(id), to: { person: personOf(id) } }));
	return { do: 'notify', events, timeLimitMs };
}

/** Of the event with this ID. */
export const personOf = (id: number) => people[id % people.length]!;

export const sendDue: Command = { do: 'send_due', timeLimitMs };
