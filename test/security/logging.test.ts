// Answers: does any of our code write to a log? What is not logged can't be read there.
import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** Names by which Node and n8n let code write to their logs. */
const logs = new Set([
	'console',
	'LoggerProxy',
	'logger',
	'debuglog',
	'emitWarning',
	'sendMessageToUI',
]);
const streams = new Set(['stdout', 'stderr']);

/** Uses of these; a name that we give to something of another's, as in `{ logger: silent }`, is none. */
function usesIn(path: string, text: string): string[] {
	const uses: string[] = [];
	const visit = (node: ts.Node): void => {
		const isGiven =
			ts.isPropertyAssignment(node.parent ?? node) && node.parent.getChildAt(0) === node;
		if (ts.isIdentifier(node) && !isGiven && (logs.has(node.text) || streams.has(node.text))) {
			uses.push(`${path}: ${node.parent.getText()}`);
		}
		node.getChildren().forEach(visit);
	};
	ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true).getChildren().forEach(visit);
	return uses;
}

describe('our own code', () => {
	it('writes to no log, so that no text of a message and no e-mail can be in one', () => {
		const files = globSync('{src,nodes,credentials}/**/*.ts');
		expect(files.length).toBeGreaterThan(400);
		expect(files.flatMap((path) => usesIn(path, readFileSync(path, 'utf8')))).toEqual([]);
	});

	it('would be seen to', () => {
		const text = `this.logger.info(title); console.log(email); process.stdout.write(text);
			import { LoggerProxy } from 'n8n-workflow'; new WebClient(token, { logger: silent });`;
		expect(usesIn('nodes/bad.ts', text)).toHaveLength(4);
	});
});
