// Answers: how does a message look, as a page that a browser can take a picture of?
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { Message as Drawn, type Block } from 'slack-blocks-to-jsx';
import type { Kind } from './kinds';

const style = readFileSync(
	createRequire(import.meta.url).resolve('slack-blocks-to-jsx/dist/style.css'),
	'utf8',
);

const own = `
	body { margin: 0; padding: 16px; width: 720px; background: white; font-family: Lato, "Noto Sans", "DejaVu Sans", sans-serif; }
	.message + .message { margin-top: 24px; }
	.bar { border-left: 4px solid; border-radius: 4px; padding-left: 12px; margin: 6px 0 0 48px; }
	.bar > div > div:first-child { display: none; }
	.files { display: flex; gap: 8px; margin: 8px 0 0 48px; }
	.file { border: 1px solid #ddd; border-radius: 8px; padding: 10px 14px; font-size: 14px; }
`;

const people = {
	users: [{ id: 'U0ANALOPEZ', name: 'Ana Lopez' }],
	channels: [],
	user_groups: [],
};

export function draw({ messages, files = [] }: Kind, at: Date): string {
	const drawn = messages.map((message, index) =>
		createElement(
			'div',
			{ className: 'message', key: index },
			drawBlocks(message.blocks, at, true),
			message.bar &&
				createElement(
					'div',
					{ className: 'bar', style: { borderColor: message.bar.colour } },
					drawBlocks(message.bar.blocks, at, false),
				),
			files.length > 0 &&
				createElement(
					'div',
					{ className: 'files' },
					files.map((name) => createElement('div', { className: 'file', key: name }, `📄 ${name}`)),
				),
		),
	);
	const body = renderToStaticMarkup(createElement('main', null, drawn));
	return `<!doctype html><meta charset="utf-8"><style>${style}${own}</style>${body}`;
}

function drawBlocks(blocks: readonly unknown[], at: Date, withHead: boolean): ReactNode {
	return createElement(Drawn, {
		blocks: readable(blocks),
		name: 'n8n Notify',
		logo: 'https://n8n.example.com/icon.svg',
		time: at,
		data: people,
		withoutWrapper: !withHead,
	});
}

/**
 * Slack formats verbatim mrkdwn too, and only finds no links and names of its own in it; whoever draws takes it literally, and
 * escaped markup for markup. So it is handed what comes out the same.
 */
function readable(blocks: readonly unknown[]): Block[] {
	const text = JSON.stringify(blocks, (key, value: unknown) => {
		if (key === 'verbatim') return undefined;
		return typeof value === 'string' ? value.replaceAll('&lt;!', '<\u2060!') : value;
	});
	return JSON.parse(text) as Block[];
}
