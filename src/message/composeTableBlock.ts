// Answers: what does a table look like in a message?
import type { KnownBlock, RawTextElement, TableBlock } from '@slack/types';
import type { EventTable } from '../event';
import { quietLine } from './quietLine';

/** Slack refuses an empty cell, and may take a plain space for one. */
const empty = '\u00A0';

/** The table, and how many rows are not in it. */
export function composeTableBlock({ columns, rows, moreRows = 0 }: EventTable): KnownBlock[] {
	const table: TableBlock = {
		type: 'table',
		rows: [columns.map(({ label }) => label), ...rows].map((cells) => cells.map(composeCell)),
		column_settings: columns.map(({ align }) => ({ align, is_wrapped: align === 'left' })),
	};
	if (moreRows === 0) return [table];
	const rest = moreRows === 1 ? 'row' : 'rows';
	return [table, quietLine(`and ${moreRows.toLocaleString('en')} more ${rest}`)];
}

/** Raw: Slack reads nothing in it. */
function composeCell(text: string): RawTextElement {
	return { type: 'raw_text', text: text || empty };
}
