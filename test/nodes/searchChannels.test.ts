// Answers: does the list of channels show what the engine finds, public and private told apart, page by page?
import { describe, expect, it } from 'vitest';
import { findChannels } from '../../nodes/shared/searchChannels';
import type { Channel, Engine } from '../../src/index';

const channel = (name: string, isPrivate = false): Channel => ({
	id: `C${name}`,
	name,
	isPrivate,
	isMember: isPrivate,
	isArchived: false,
});

function engineWith(page: Awaited<ReturnType<Engine['searchChannels']>>) {
	const asked: unknown[] = [];
	const searchChannels: Engine['searchChannels'] = async (...question) => {
		asked.push(question);
		return page;
	};
	return { engine: { searchChannels }, asked };
}

describe('the list of channels', () => {
	it('shows public ones with #, private ones as such, and gives their IDs', async () => {
		const items = [channel('alerts'), channel('board', true)];
		const { engine } = engineWith({ items, nextCursor: 'more' });
		expect(await findChannels(engine)).toEqual({
			results: [
				{ name: '#alerts', value: 'Calerts' },
				{ name: 'board (private)', value: 'Cboard' },
			],
			paginationToken: 'more',
		});
	});

	it('asks for what was typed, and from where the last page ended', async () => {
		const { engine, asked } = engineWith({ items: [] });
		await findChannels(engine, ' #Sal ', 'more');
		await findChannels(engine);
		expect(asked).toEqual([
			[' #Sal ', 'more'],
			['', undefined],
		]);
	});

	it('says that there is more to read, where nothing fits so far: n8n asks for no further page then', async () => {
		const { engine } = engineWith({ items: [], nextCursor: 'more' });
		await expect(findChannels(engine, 'launch')).rejects.toMatchObject({
			code: 'channels_still_read',
			hint: expect.stringContaining('Search again'),
		});
		expect(await findChannels(engine)).toEqual({ results: [], paginationToken: 'more' });
	});
});
