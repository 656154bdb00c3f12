// Answers: where do the figures of a run go, from which the page about the guarantee is made?
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Figures = Readonly<Record<string, number | string>>;

/** Into the folder that FIGURES names, as `name`.json; nowhere where it names none. */
export function noteFigures(name: string, figures: Figures): void {
	const folder = process.env.FIGURES;
	if (!folder) return;
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(figures, null, '\t')}\n`);
}
