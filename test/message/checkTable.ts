// Answers: would Slack take this table? docs.slack.dev, Table block.
import { findRichTextFaults } from './checkRichText';
import { each, findStringFaults, ifGiven, isJson, list, oneOf, type Json } from './checkText';

/** "A single table's character count across all cells", and there is but one in a message. */
const charactersOfAllCells = 10_000;

export function findTableFaults(table: Json): string[] {
	const characters = textsOf(table).length;
	return [
		...list(table.rows, 1, 100, 'rows'),
		...each(table.rows, (row, index) =>
			[...list(row, 1, 20, 'cells'), ...each(row, findCellFaults)].map(
				(fault) => `row ${index}: ${fault}`,
			),
		),
		// docs.slack.dev, Data table block: "All rows must have the same number of values".
		...(new Set(each(table.rows, (row) => [String((row as unknown[]).length)])).size > 1
			? ['rows of unequal length']
			: []),
		...(characters > charactersOfAllCells ? [`${characters} characters over all cells`] : []),
		...ifGiven(table.column_settings, (settings) => [
			...list(settings, 1, 20, 'column settings'),
			...each(settings, findSettingFaults),
		]),
	];
}

function findCellFaults(cell: unknown): string[] {
	if (!isJson(cell)) return ['cell is no object'];
	// An empty one is refused as well: "must be more than 0 characters".
	if (cell.type === 'raw_text') return findStringFaults(cell.text, charactersOfAllCells);
	if (cell.type === 'raw_number') {
		const value = Number.isFinite(cell.value) ? [] : ['value is no number'];
		return [
			...value,
			...ifGiven(cell.text, (text) => findStringFaults(text, charactersOfAllCells)),
		];
	}
	return cell.type === 'rich_text'
		? findRichTextFaults(cell)
		: [`unknown kind of cell ${String(cell.type)}`];
}

function findSettingFaults(setting: unknown): string[] {
	if (!isJson(setting)) return ['column setting is no object'];
	return [
		...ifGiven(setting.align, (align) => oneOf(align, ['left', 'center', 'right'], 'align')),
		...ifGiven(setting.is_wrapped, (wraps) => oneOf(wraps, [true, false], 'is_wrapped')),
	];
}

/** All that is to be read in something, one after the other. */
export function textsOf(value: unknown): string {
	if (Array.isArray(value)) return value.map(textsOf).join('');
	if (!isJson(value)) return '';
	const own = typeof value.text === 'string' ? value.text : '';
	return own + textsOf(Object.values(value).filter((item) => typeof item === 'object'));
}
