// Answers: which figures did the tests of a run leave in a folder?
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Figures = Record<string, number | string>;

/** By the name of the test. What several processes counted of one test (`lives-1`, `lives-2`) is added up; texts are the first one's. */
export function readFigures(folder: string): Map<string, Figures> {
	const byName = new Map<string, Figures>();
	for (const file of readdirSync(folder).sort()) {
		if (!file.endsWith('.json')) continue;
		const name = file.replace(/(-\d+)?\.json$/, '');
		const figures = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Figures;
		byName.set(name, added(byName.get(name) ?? {}, figures));
	}
	return byName;
}

function added(before: Figures, figures: Figures): Figures {
	const sum = { ...before };
	for (const [key, value] of Object.entries(figures)) {
		const had = sum[key];
		sum[key] = typeof value === 'number' && typeof had === 'number' ? had + value : (had ?? value);
	}
	return sum;
}
