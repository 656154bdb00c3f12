// Answers: which regular expressions read what comes from outside?
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

export interface Pattern {
	/** As in `src/message/cleanText.ts:9`. */
	at: string;
	source: string;
	flags: string;
}

/** Literals that repeat something; those without can't take long. */
export function findPatterns(glob: string): Pattern[] {
	return globSync(glob).flatMap((path) => {
		const patterns: Pattern[] = [];
		const text = readFileSync(path, 'utf8');
		const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
		const visit = (node: ts.Node): void => {
			const [, source, flags = ''] = ts.isRegularExpressionLiteral(node)
				? (/^\/(.*)\/([a-z]*)$/s.exec(node.text) ?? [])
				: [];
			if (source !== undefined && /[+*{]/.test(source)) {
				const { line } = file.getLineAndCharacterOfPosition(node.getStart());
				patterns.push({ at: `${path.replaceAll('\\', '/')}:${line + 1}`, source, flags });
			}
			ts.forEachChild(node, visit);
		};
		visit(file);
		return patterns;
	});
}
