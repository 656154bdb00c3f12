// Answers: which of this process's transactions goes next, where only one may write?
import { refuse } from './errors';
import { meanings } from './meanings';

/**
 * They would wait for each other in the database as well, each on a connection of its own: then there is soon none left for
 * those that only read.
 */
export class Lines {
	private readonly waiting = new Map<string, (() => void)[]>();

	/** Begins when all are done that came before. */
	async stand<T>(name: string, act: () => Promise<T>, mostMs: number): Promise<T> {
		await this.turn(name, mostMs);
		try {
			return await act();
		} finally {
			this.callNext(name);
		}
	}

	private turn(name: string, mostMs: number): Promise<void> {
		const line = this.waiting.get(name);
		if (line === undefined) {
			this.waiting.set(name, []);
			return Promise.resolve();
		}
		return new Promise((resolve, reject) => {
			const go = () => {
				clearTimeout(timer);
				resolve();
			};
			const timer = setTimeout(() => {
				line.splice(line.indexOf(go), 1);
				reject(refuse(meanings.queue));
			}, mostMs);
			line.push(go);
		});
	}

	private callNext(name: string): void {
		const go = this.waiting.get(name)!.shift();
		if (go === undefined) this.waiting.delete(name);
		else go();
	}
}
