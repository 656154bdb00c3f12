// Answers: what may the text of a user's own markdown block be?
import { z } from 'zod/v4';
import { isVisible } from '../../message/cleanText';
import { hostBehind } from '../../message/honestLabel';
import { labelOf, linkUrlOf } from '../../message/markdownInline';
import { readMarkdown, walk, type MarkdownTree } from '../../message/readMarkdown';
import { partBrackets } from './texts';

/** Not tamed as mrkdwn is: in its code an entity would be shown as one. Only what Markdown makes a link is judged. */
export function markdown(most: number) {
	return z
		.string()
		.min(1, { abort: true })
		.max(most, { abort: true })
		.refine(isVisible, { error: 'holds nothing that could be seen', abort: true })
		.transform((given, context) => {
			const tree = readMarkdown(given);
			const fault = tree === undefined ? tooCrowded : findOddLink(tree);
			if (tree !== undefined && fault === undefined) return partBrackets(nameHosts(given, tree));
			context.issues.push({ code: 'custom', message: fault, input: given });
			return z.NEVER;
		})
		.pipe(z.string().max(most));
}

const tooCrowded = 'has more stars or lists in one another than anybody reads';
const sent = new Set(['http:', 'https:', 'mailto:']);

function findOddLink(tree: MarkdownTree): string | undefined {
	for (const node of walk(tree.root)) {
		const isOdd = node.type === 'link' || node.type === 'image' || node.type === 'definition';
		const scheme = isOdd ? schemeOf(node.url) : undefined;
		if (scheme !== undefined && !sent.has(scheme)) {
			return `links to ${scheme.slice(0, 40)}, and only http:, https: and mailto: links are sent`;
		}
	}
	return undefined;
}

/** As a browser reads it, which skips line breaks and tabs. What leads nowhere by itself has none. */
function schemeOf(url: string): string | undefined {
	return URL.parse(url)?.protocol ?? /^[a-z][a-z0-9+.-]*:/i.exec(url.trim())?.[0].toLowerCase();
}

/** Behind each link whose label is another address. */
function nameHosts(given: string, tree: MarkdownTree): string {
	let named = given;
	for (const node of [...walk(tree.root)].toReversed()) {
		if (node.type !== 'link' && node.type !== 'linkReference') continue;
		const end = node.position?.end.offset;
		const host = hostBehind(linkUrlOf(tree, node), labelOf(tree, node));
		if (host === undefined || end === undefined) continue;
		named = `${named.slice(0, end)} (${host.replace(/[^\w.:-]|_/g, '\\$&')})${named.slice(end)}`;
	}
	return named;
}
