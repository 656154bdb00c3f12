// Answers: what does a text in Markdown say, as a tree?
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { Definition, Nodes, Root } from 'mdast';
import { splitMentions, type Mentions } from './mentions';

export interface MarkdownTree {
	root: Root;
	/** Addresses that are given apart from their links, by identifier. */
	definitions: ReadonlyMap<string, Definition>;
	/** Identifiers of those that a link or an image goes to; the others are text that only looks like one. */
	used: ReadonlySet<string>;
	/** What of a text of the tree is text, and who is mentioned in it. */
	reveal(text: string): (string | { userId: string; text: string })[];
	/** As it was written. */
	sourceOf(node: Nodes): string;
}

/**
 * What nobody writes, and takes long to read: a dozen lists or quotations in one another on one line, hundreds of stars
 * and underscores. What is drawn across the page is neither.
 */
const drawn = String.raw`(?![ \t]*(?:(?:-[ \t]*)+|(?:\*[ \t]*)+)$)`;
const tooDeep = new RegExp(
	String.raw`^${drawn}(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t])){12}`,
	'm',
);
const styled = /[*_~]+/g;
const most = { runs: 600, run: 200 } as const;
const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] };

/** Undefined where it is no use to read it as Markdown. */
export function readMarkdown(text: string, mentions?: Mentions): MarkdownTree | undefined {
	if (isTooMuch(text)) return undefined;
	const { hidden, reveal } = hideMentions(text, mentions);
	const root = fromMarkdown(hidden, options);
	const definitions = new Map<string, Definition>();
	const used = new Set<string>();
	for (const node of walk(root)) {
		if (node.type === 'definition' && !definitions.has(node.identifier)) {
			definitions.set(node.identifier, node);
		}
		if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier);
	}
	return {
		root,
		definitions,
		used,
		reveal,
		sourceOf({ position }) {
			const source = hidden.slice(position?.start.offset, position?.end.offset);
			return textOf(reveal(source));
		},
	};
}

function isTooMuch(text: string): boolean {
	const runs = text.match(styled) ?? [];
	return (
		runs.length > most.runs || runs.some(({ length }) => length > most.run) || tooDeep.test(text)
	);
}

export function textOf(pieces: readonly (string | { text: string })[]): string {
	return pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');
}

/** Every node below, in order; a tree of any depth. */
export function* walk(from: Nodes): Generator<Nodes> {
	const waiting: Nodes[] = [from];
	for (let node = waiting.pop(); node; node = waiting.pop()) {
		yield node;
		if ('children' in node) waiting.push(...node.children.toReversed());
	}
}

/** Puts a mark in place of each mention, or Markdown would make links of their e-mails. */
function hideMentions(text: string, mentions: Mentions | undefined) {
	const pieces = splitMentions(text, mentions);
	const mark = findMark(text);
	if (mark === undefined || pieces.every((piece) => typeof piece === 'string')) {
		return { hidden: text, reveal: (given: string) => [given] };
	}
	const hidden = pieces
		.map((piece, index) => (typeof piece === 'string' ? piece : mark + index + mark))
		.join('');
	return {
		hidden,
		reveal(given: string) {
			const parts = given.split(mark);
			return parts.flatMap((part, place) => {
				if (place % 2 === 0) return part === '' ? [] : [part];
				return pieces[Number(part)] ?? [part];
			});
		},
	};
}

/** A character that means nothing and is not in the text. */
function findMark(text: string): string | undefined {
	for (let code = 0xe000; code <= 0xf8ff; code++) {
		const mark = String.fromCharCode(code);
		if (!text.includes(mark)) return mark;
	}
	return undefined;
}
