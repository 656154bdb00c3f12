// Answers: does the list of channels find what was typed, over several pages, without reading them all at once?
import { describe, expect, it } from 'vitest';
import { searchPages } from '../../nodes/shared/searchChannels';
import type { Engine } from '../../src/index';

/** Page by page; the cursor is the number of the page. */
function pagesOf(...pages: string[][]) {
	const asked: (string | undefined)[] = [];
	const listChannels: Engine['listChannels'] = async (cursor) => {
		asked.push(cursor);
		const page = Number(cursor ?? 0);
		return {
			items: (pages[page] ?? []).map((name) => ({
				id: `C${name}`,
				name,
				isPrivate: name.startsWith('private'),
				isMember: false,
				isArchived: false,
			})),
			nextCursor: page + 1 < pages.length ? String(page + 1) : undefined,
		};
	};
	return { engine: { listChannels }, asked };
}

describe('the list of channels', () => {
	it('shows a page sorted by name, and where the next one begins', async () => {
		const { engine } = pagesOf(['ops', 'alerts', 'private-board'], ['more']);
		expect(await searchPages(engine)).toEqual({
			results: [
				{ name: '#alerts', value: 'Calerts' },
				{ name: '#ops', value: 'Cops' },
				{ name: 'private-board (private)', value: 'Cprivate-board' },
			],
			paginationToken: '1',
		});
	});

	it('reads on until a page has what was typed, with or without #, in any case', async () => {
		const { engine, asked } = pagesOf(['a'], [], ['sales-signals'], ['sales-old']);
		const found = await searchPages(engine, ' #SALES ');
		expect(found).toEqual({
			results: [{ name: '#sales-signals', value: 'Csales-signals' }],
			paginationToken: '3',
		});
		expect(asked).toEqual([undefined, '1', '2']);
	});

	it('goes on where it was left', async () => {
		const { engine } = pagesOf(['a'], ['ops']);
		expect(await searchPages(engine, '', '1')).toEqual({
			results: [{ name: '#ops', value: 'Cops' }],
			paginationToken: undefined,
		});
	});

	it('rests after four pages without a match, because Slack takes only some 20 a minute', async () => {
		const { engine, asked } = pagesOf(...Array.from({ length: 9 }, () => ['other']));
		expect(await searchPages(engine, 'nowhere')).toEqual({ results: [], paginationToken: '4' });
		expect(asked).toHaveLength(4);
	});
});
