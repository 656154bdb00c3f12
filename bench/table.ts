// Answers: how does a terminal show the rows?
import type { Row } from './rows.ts';

export function tableOf(rows: readonly Row[]): string {
	const cells = rows.map(({ row, what, figure, unit, limit, ok }, at) => [
		rows[at - 1]?.row === row ? '' : row,
		what,
		`${figure.toLocaleString('en')} ${unit}`,
		limit ? wordsOf(limit) : '',
		limit ? (ok ? 'yes' : 'NO') : '',
	]);
	const all = [['row', 'what', 'figure', 'limit', 'ok'], ...cells];
	const widths = all[0]!.map((_, column) => Math.max(...all.map((each) => each[column]!.length)));
	const lines = all.map((each) =>
		each
			.map((cell, column) =>
				column === 2 ? cell.padStart(widths[2]!) : cell.padEnd(widths[column]!),
			)
			.join('  ')
			.trimEnd(),
	);
	const rule = widths.map((width) => '─'.repeat(width)).join('──');
	return [lines[0], rule, ...lines.slice(1)].map((line) => `  ${line}`).join('\n');
}

function wordsOf(limit: NonNullable<Row['limit']>): string {
	return 'most' in limit
		? `at most ${limit.most.toLocaleString('en')}`
		: `exactly ${limit.exactly.toLocaleString('en')}`;
}
