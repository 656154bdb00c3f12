// Answers: by how much does the memory of this process grow while something runs?
import { collectGarbage } from './answer.ts';

const megabyte = 1024 * 1024;
const everyMs = 5;

export interface Growth {
	/** Of the whole process, at its highest. */
	rssMb: number;
	/** Of V8's heap with garbage, at its highest. */
	heapMb: number;
	/** What the result holds. */
	keptMb: number;
}

/** Looks every few milliseconds, and at the highest that the system ever saw where that was during the run. */
export async function watchMemory<T>(
	run: () => Promise<T>,
): Promise<{ result: T; growth: Growth }> {
	collectGarbage();
	const before = process.memoryUsage();
	const highestBefore = process.resourceUsage().maxRSS;
	let { rss, heapUsed } = before;
	const look = () => {
		const now = process.memoryUsage();
		rss = Math.max(rss, now.rss);
		heapUsed = Math.max(heapUsed, now.heapUsed);
	};
	const timer = setInterval(look, everyMs);
	try {
		const result = await run();
		look();
		const highest = process.resourceUsage().maxRSS;
		if (highest > highestBefore) rss = Math.max(rss, highest * 1024);
		collectGarbage();
		const kept = process.memoryUsage().heapUsed;
		return {
			result,
			growth: {
				rssMb: (rss - before.rss) / megabyte,
				heapMb: (heapUsed - before.heapUsed) / megabyte,
				keptMb: (kept - before.heapUsed) / megabyte,
			},
		};
	} finally {
		clearInterval(timer);
	}
}
