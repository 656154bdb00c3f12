// Answers: what stands in docs/gallery.md?
import { createHash } from 'node:crypto';
import { format } from 'prettier';
import type { Kind } from './kinds';

const head = `# Gallery

What each kind of message looks like. The pictures are drawn from the blocks below them; Slack's own look differs a little. Written by
\`npm run gallery\`, and held current by a test: change how a message is composed, and run it again.
`;

/** As it is written, so that a test can hold it against the file. */
export async function writePage(kinds: readonly Kind[]): Promise<string> {
	const contents = kinds.map(({ title, key }) => `- [${title}](#${key})`).join('\n');
	const parts = kinds.map(writeKind);
	return format([head, contents, ...parts].join('\n\n'), { parser: 'markdown', useTabs: true });
}

function writeKind(kind: Kind): string {
	const { key, title, says, messages } = kind;
	return `<a id="${key}"></a>

## ${title}

${says}

![${title}](images/gallery/${pictureOf(kind)})

<details><summary>Blocks</summary>

\`\`\`json
${JSON.stringify(messages.map(shownOf), null, '\t')}
\`\`\`

</details>`;
}

function shownOf({ blocks, bar }: Kind['messages'][number]): object {
	return { blocks, ...(bar && { attachments: [{ color: bar.colour, blocks: bar.blocks }] }) };
}

/** Named by what is in it: a picture of other blocks has another name. */
export function pictureOf({ key, messages, files }: Kind): string {
	const hash = createHash('sha256').update(JSON.stringify({ messages, files })).digest('hex');
	return `${key}-${hash.slice(0, 8)}.png`;
}
