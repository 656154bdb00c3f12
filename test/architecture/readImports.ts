// Answers: what does a file import, as TypeScript itself reads it?
import ts from 'typescript';
import { resolveImport, type Import } from './layers.mts';

export function readImports(from: string, text: string): Import[] {
	const found: Import[] = [];
	const add = (written: ts.Node | undefined, typeOnly: boolean) => {
		if (written !== undefined && ts.isStringLiteralLike(written)) {
			found.push({ from, to: resolveImport(from, written.text), typeOnly });
		}
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && isLoading(node.expression)) {
			add(node.arguments[0], false);
		}
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true));
	return found;
}

function isLoading(called: ts.Expression): boolean {
	return (
		called.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(called) && called.text === 'require')
	);
}
