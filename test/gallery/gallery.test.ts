import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kinds } from '../../gallery/kinds';
import { pictureOf, writePage } from '../../gallery/page';
import { findBlockFaults } from '../message/checkBlocks';

const docs = new URL('../../docs/', import.meta.url);

describe('the gallery', () => {
	it('shows the messages as they are composed today', async () => {
		expect(readFileSync(new URL('gallery.md', docs), 'utf8')).toBe(await writePage(kinds));
	});

	it('has a picture of every kind, drawn from its blocks, and no other', () => {
		const pictures = readdirSync(new URL('images/gallery/', docs)).toSorted();
		expect(pictures).toEqual(kinds.map(pictureOf).toSorted());
	});

	it('names no picture that is not there', () => {
		const page = readFileSync(new URL('gallery.md', docs), 'utf8');
		const named = [...page.matchAll(/\]\((images\/[^)]+)\)/g)].map(([, path]) => path!);
		expect(named.length).toBe(kinds.length);
		expect(named.filter((path) => !existsSync(new URL(path, docs)))).toEqual([]);
	});

	it.each(kinds)('$title: Slack takes the blocks', ({ messages }) => {
		for (const { blocks, bar } of messages) {
			expect(findBlockFaults([...blocks, ...(bar?.blocks ?? [])])).toEqual([]);
		}
	});
});
