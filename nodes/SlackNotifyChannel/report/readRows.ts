// Answers: which rows does a run hand in, and how are they to be shown?
import type { IExecuteFunctions } from 'n8n-workflow';
import { BadInput } from '../../../src/index';
import type { ReportWishes } from '../../../src/index';
import { jsonWithoutFiles } from '../../shared/files/binaryFields';
import { readChoice } from '../../shared/parameters/readChoice';
import type { ReadParameter } from '../../shared/parameters/readParameters';

type Context = Pick<IExecuteFunctions, 'getInputData' | 'getWorkflowSettings'>;
type Choice = NonNullable<ReportWishes['columns']>[number];

const shapes = {
	table: 'table',
	csv: 'csv',
	table_and_csv: 'table_and_csv',
	table_or_csv: 'table_or_csv',
	none: undefined,
} as const;
const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;
/** What Slack takes, with room for the ending. */
const longestName = 250;
const ways = { all: false, chosen: true };

/** Undefined where the items are no rows. What holds for the whole run is taken from the first item. */
export function readRows(context: Context, read: ReadParameter): ReportWishes | undefined {
	const of = (path: string) => read(path, 0);
	const shape = readChoice(of('rowsAs') ?? 'table_or_csv', shapes, 'Show Rows As');
	if (shape === undefined) return undefined;
	const isChosen = readChoice(of('columns') ?? 'all', ways, 'Columns');
	return {
		shape,
		rows: context.getInputData().map((item) => jsonWithoutFiles(context, item)),
		columns: isChosen ? readColumns(of('chosenColumns.column')) : undefined,
		fileName: readFileName(of('fileName')),
		separator: readChoice(of('separator') ?? 'comma', separators, 'Separator'),
	};
}

function readColumns(given: unknown): Choice[] {
	const columns: unknown[] = Array.isArray(given) ? given : [];
	if (columns.length === 0) {
		throw new BadInput('columns_missing', 'No column is chosen, so there is nothing to show', {
			field: 'Chosen Columns',
			hint: 'Add the columns that the report is to have, or show all of them',
		});
	}
	return columns.map(readColumn);
}

function readColumn(given: unknown, place: number): Choice {
	const { key, label } = (given ?? {}) as { key?: unknown; label?: unknown };
	if (typeof key === 'string' && key !== '') {
		return { key, label: isNamed(label) ? String(label) : undefined };
	}
	throw new BadInput('column_unnamed', `Column ${place + 1} does not name a field of the items`, {
		field: 'Chosen Columns',
		hint: 'Give the name of the field, as in owner.name or people[0].name, and not its value',
	});
}

function readFileName(given: unknown): string {
	if (given === undefined || given === null) return '';
	if (isNamed(given) || given === '') return requireShort(String(given).trim());
	throw new BadInput('file_name_not_text', 'The file name is neither a text nor a number', {
		field: 'File Name',
		hint: 'Give a name such as report, with or without .csv',
	});
}

function requireShort(name: string): string {
	if (name.length <= longestName) return name;
	throw new BadInput(
		'file_name_too_long',
		`The file name is ${name.length.toLocaleString('en')} characters long, and at most ${longestName} are allowed`,
		{ field: 'File Name', hint: 'Give a short one, as in report-{{ $now.toISODate() }}' },
	);
}

function isNamed(given: unknown): given is string | number {
	return typeof given === 'number' || (typeof given === 'string' && given !== '');
}
