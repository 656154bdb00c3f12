// Answers: which of the rows does a table in Slack have room for, and what is cut?
import type { EventTable } from '../event';
import { cleanLine, isVisible } from '../message/cleanText';
import { cutText } from '../message/cutText';
import { tableLimits } from '../message/limits';
import type { Column } from './columns';
import type { ReportWishes } from './report';
import { isNumber, showValue } from './showValue';

/** Ours: twenty columns as long as this leave room for the head and a row. */
const longest = { label: 80, cell: 300 };

export interface MadeTable {
	table: EventTable;
	/** False where a cell was cut, or a row is not in it. */
	isWhole: boolean;
}

/** The first rows, as far as they fit. There must be no more columns than a table may have. */
export function makeTable(columns: readonly Column[], rows: ReportWishes['rows']): MadeTable {
	let isWhole = true;
	const labels = columns.map(({ label }) => shorten(label, longest.label));
	const shown: string[][] = [];
	let room = tableLimits.characters - measure(labels);
	for (const row of rows) {
		if (shown.length + 1 === tableLimits.rows) break;
		const cells = columns.map(({ read }) => shorten(showValue(read(row)), longest.cell));
		room -= measure(cells);
		if (room < 0) break;
		shown.push(cells);
	}
	const moreRows = rows.length - shown.length;
	const table: EventTable = {
		columns: columns.map((column, place) => ({
			label: labels[place]!,
			align: holdsNumbers(column, rows.slice(0, shown.length)) ? 'right' : 'left',
		})),
		rows: shown,
		...(moreRows > 0 && { moreRows }),
	};
	return { table, isWhole: isWhole && moreRows === 0 };

	function shorten(text: string, limit: number): string {
		const line = cleanLine(text);
		if (!isVisible(line)) return '';
		if (line.length <= limit) return line;
		isWhole = false;
		// What closes a change of direction may have been cut off.
		return cleanLine(cutText(line, limit));
	}
}

/** An empty cell is sent as a space. */
function measure(cells: readonly string[]): number {
	return cells.reduce((sum, cell) => sum + Math.max(cell.length, 1), 0);
}

function holdsNumbers({ read }: Column, rows: ReportWishes['rows']): boolean {
	const values = rows.map(read).filter((value) => showValue(value) !== '');
	return values.length > 0 && values.every(isNumber);
}
