// Answers: when has everything that was accepted been told?
import type { N8nApi } from '../demo/n8nApi.ts';
import { postToWebhook } from '../demo/workflows.ts';
import type { Database, Postgres } from './postgres.ts';
import { waitUntil } from './waitUntil.ts';
import { countWaiting, type Waiting } from './whatIsStored.ts';
import { sendNowPath } from './workflows.ts';

export interface DrainOptions {
	api: N8nApi;
	postgres: Postgres;
	store: Database;
	afterLostAnswer: 'send_again' | 'hold';
	say(line: string): void;
	signal: AbortSignal;
}

/** A claim of a worker that was killed last is let go two minutes later, and may have to be looked up and sent again then. */
const withinMs = 6 * 60_000;
const askEveryMs = 15_000;
const sayEveryMs = 30_000;

/** Asks for the digests, again and again, until nothing waits. */
export async function drain(options: DrainOptions): Promise<void> {
	const { api, postgres, store, afterLostAnswer, say, signal } = options;
	let [askedAt, saidAt] = [0, Date.now()];
	await waitUntil('the last digests', { withinMs, everyMs: 1_000, signal }, async () => {
		if (Date.now() - askedAt > askEveryMs) {
			askedAt = Date.now();
			await postToWebhook(api, sendNowPath).catch(() => (askedAt = 0));
		}
		const waiting = await countWaiting(postgres, store);
		if (Date.now() - saidAt > sayEveryMs) {
			saidAt = Date.now();
			say(`  ${waiting.open} wait, and ${waiting.unsure} are unsure …`);
		}
		return isDone(waiting, afterLostAnswer);
	});
}

/** With `hold`, what was for a channel stays unsure: a person has to look, and has to have been told. */
function isDone(
	{ open, unsure, unsureOfPeople, unlisted }: Waiting,
	afterLostAnswer: 'send_again' | 'hold',
): boolean {
	const left = afterLostAnswer === 'hold' ? unsureOfPeople : unsure;
	return open + left + unlisted === 0;
}
