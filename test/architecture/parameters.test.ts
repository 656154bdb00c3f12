import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What is written into a statement as it is, and not handed over as a parameter: `file: what`. */
function writtenInto(file: string, text: string): string[] {
	const found: string[] = [];
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const visit = (node: ts.Node): void => {
		if (ts.isCallExpression(node)) {
			const [argument] = node.arguments;
			const called = node.expression.getText(source);
			const isConstant =
				argument !== undefined &&
				(ts.isStringLiteralLike(argument) || ts.isNumericLiteral(argument));
			if (argument && !isConstant && /^sql\.(?:raw|lit)$|\.exec$/.test(called)) {
				found.push(`${file}: ${argument.getText(source)}`);
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

describe('SQL', () => {
	it('has values from outside as parameters only: what is written into it is a name or a number of ours', () => {
		const files = globSync('src/store/**/*.ts');
		expect(files.length).toBeGreaterThan(100);
		const found = files.flatMap((file) => writtenInto(file, readFileSync(file, 'utf8')));
		expect(found.sort()).toEqual([
			// The schema, quoted.
			'src/store/drivers/postgres/steps.ts: literal(`${quote(schema)}.${journal}`)',
			// The number of a lock, made of a hash.
			'src/store/drivers/postgres/turn.ts: turnOf(...name)',
			'src/store/drivers/sqlite/open.ts: `pragma busy_timeout = ${longestWaitMs}`',
			'src/store/drivers/sqlite/open.ts: `pragma journal_size_limit = ${mostKeptOfLog}`',
			'src/store/drivers/sqlite/untilFree.ts: `pragma busy_timeout = ${longestWaitMs}`',
			// IDs that the database gave.
			'src/store/verbs/newKey.ts: from',
			'src/store/verbs/newKey.ts: to',
		]);
	});

	it.each([
		['sql.raw(title)', 'title'],
		['sql.lit(title)', 'title'],
		['file.exec(`delete from ${table}`)', '`delete from ${table}`'],
		["file.exec('delete from ' + table)", "'delete from ' + table"],
	])('that is made by %s is found', (code, argument) => {
		expect(writtenInto('a.ts', code)).toEqual([`a.ts: ${argument}`]);
	});
});

describe('the code that runs in n8n', () => {
	it('writes to no log, so that no text and no e-mail can be in one', () => {
		const files = globSync('{src,nodes,credentials}/**/*.ts');
		const logging = /\bconsole\.|\bLoggerProxy\b|\.logger\b|process\.(?:stdout|stderr)\b/;
		const found = files.filter((file) => logging.test(readFileSync(file, 'utf8')));
		expect(found).toEqual([]);
	});
});
