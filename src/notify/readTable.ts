// Answers: can this table be shown in Slack?
import { BadInput } from '../errors';
import type { EventTable } from '../event';
import { tableLimits } from '../message/limits';
import { measureTable } from '../message/measure';

/** Throws BadInput with the figures; undefined where there is none. Slack cuts nothing by itself, it refuses the message. */
export function readTable(table: EventTable | undefined): EventTable | undefined {
	if (table === undefined) return undefined;
	const { columns, rows } = table;
	const widths = [columns.length, ...rows.map((row) => row.length)];
	const characters = measureTable(table);
	if (columns.length === 0) throw refuse('has no columns');
	if (columns.length > tableLimits.columns) {
		throw refuse(`has ${say(columns.length, 'columns')}, and ${tableLimits.columns} are allowed`);
	}
	if (widths.some((width) => width !== columns.length)) {
		throw refuse('has rows with more or fewer cells than there are columns');
	}
	if (rows.length + 1 > tableLimits.rows) {
		const most = tableLimits.rows - 1;
		throw refuse(`has ${say(rows.length, 'rows')}, and ${most} are allowed below the head`);
	}
	if (characters > tableLimits.characters) {
		const most = tableLimits.characters.toLocaleString('en');
		throw refuse(`is ${say(characters, 'characters')} long, and ${most} are allowed`);
	}
	return table;
}

function refuse(what: string): BadInput {
	return new BadInput('table_refused', `The table ${what}.`, {
		field: 'Table',
		hint: 'Choose fewer columns or rows, or send a CSV file.',
	});
}

function say(count: number, what: string): string {
	return `${count.toLocaleString('en')} ${what}`;
}
