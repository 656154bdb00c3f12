// Answers: how does the page about the guarantee look with these figures in it?
import type { Figures } from './readFigures.ts';

const begins = '<!-- figures: npm run figures -->';
const ends = '<!-- end of figures -->';

/** In the order of the page. */
export const runs: Readonly<Record<string, string>> = {
	simulation: 'Simulation: brief lives',
	'crashes-sqlite': 'Real crashes, SQLite',
	'crashes-postgres': 'Real crashes, PostgreSQL',
	'token-rotation': 'Token rotation: two processes, one credential',
	cluster: 'Cluster: n8n in queue mode',
	leaks: 'Secrets: every operation in n8n, searched for',
	doors: 'Hostile values, at every door',
	answers: 'Odd answers, in place of Slack’s',
	patterns: 'Regular expressions, with texts that keep them busy',
};

/** Replaces what stands between the two marks. Throws where a run left no figures: a page with half of them would be no proof. */
export function withFigures(
	page: string,
	figures: ReadonlyMap<string, Figures>,
	day: string,
): string {
	const [before, rest] = page.split(begins);
	const after = rest?.split(ends)[1];
	if (before === undefined || after === undefined) throw new Error(`The page lacks ${begins}`);
	const rows = Object.entries(runs).map(([name, title]) => {
		const found = figures.get(name);
		if (!found) throw new Error(`There are no figures of ${name}`);
		return `| ${title} | ${Object.entries(found).map(show).join(' · ')} |`;
	});
	const table = ['| Run | Figures |', '|---|---|', ...rows].join('\n');
	return `${before}${begins}\n\nOf ${day}:\n\n${table}\n\n${ends}${after}`;
}

function show([what, value]: [string, number | string]): string {
	return `${typeof value === 'number' ? value.toLocaleString('en-US') : value} ${what}`;
}
