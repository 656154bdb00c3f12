// Answers: where in the store is SQL made of anything but what is written there?
import { globSync } from 'node:fs';
import ts from 'typescript';

export interface SqlText {
	/** From the project's root. */
	file: string;
	/** What is called with it. */
	by: string;
	/** As it is written. */
	text: string;
}

/** Whoever is called so takes SQL as text: of node:sqlite, of pg, of the drivers, and of Kysely where it takes it as it is. */
const takers = new Set(['exec', 'prepare', 'ask', 'query', 'raw', 'lit']);
const makers = new Set(['sql.raw', 'sql.lit']);

/** Every SQL text that holds more than its own letters and numbers. */
export function findMadeSql(pattern: string): SqlText[] {
	const files = globSync(pattern);
	const program = ts.createProgram(files, { strict: true, noEmit: true, skipLibCheck: true });
	const checker = program.getTypeChecker();
	return files.flatMap((file) => {
		const found: SqlText[] = [];
		visit(program.getSourceFile(file)!);
		return found;

		function visit(node: ts.Node): void {
			if (ts.isCallExpression(node)) look(node);
			ts.forEachChild(node, visit);
		}

		function look({ expression, arguments: [text] }: ts.CallExpression): void {
			if (!ts.isPropertyAccessExpression(expression) || text === undefined) return;
			if (!takers.has(expression.name.text) || isOfOthers(expression)) return;
			if (isWritten(text)) return;
			const by = expression.getText().replace(/^.*\.(?=\w+$)/s, '');
			found.push({ file: file.replaceAll('\\', '/'), by, text: text.getText() });
		}
	});

	/** `raw` and `lit` are common words. */
	function isOfOthers(called: ts.PropertyAccessExpression): boolean {
		const isKyselys = called.name.text === 'raw' || called.name.text === 'lit';
		if (isKyselys) return !makers.has(called.getText());
		// Of a regular expression.
		return checker.getTypeAtLocation(called.expression).symbol?.name === 'RegExp';
	}

	/** A literal, a number, or a text made of nothing else. */
	function isWritten(node: ts.Expression): boolean {
		if (ts.isTemplateExpression(node))
			return node.templateSpans.every(({ expression }) => isWritten(expression));
		const type = checker.getTypeAtLocation(node);
		const parts = type.isUnion() ? type.types : [type];
		return parts.every((part) => (part.flags & harmless) !== 0);
	}
}

const harmless = ts.TypeFlags.StringLiteral | ts.TypeFlags.NumberLike | ts.TypeFlags.BigIntLike;
