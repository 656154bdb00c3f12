// Answers: how do the figures of a run get into the page about the guarantee? `npm run figures -- FOLDER`, after a run with FIGURES=FOLDER.
import { readFileSync, writeFileSync } from 'node:fs';
import { readFigures } from './readFigures.ts';
import { withFigures } from './withFigures.ts';

const page = new URL('../docs/guarantee.md', import.meta.url);
const [folder] = process.argv.slice(2);
if (folder === undefined) {
	console.error('Say in which folder the figures are: npm run figures -- FOLDER');
	process.exit(2);
}
const day = new Date().toISOString().slice(0, 10);
writeFileSync(page, withFigures(readFileSync(page, 'utf8'), readFigures(folder), day));
