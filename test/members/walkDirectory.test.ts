import { describe, expect, it } from 'vitest';
import type { SlackUser } from '../../src/members/member';
import { walkDirectory } from '../../src/members/walkDirectory';

const user = (id: string, name = id): SlackUser => ({
	id,
	name,
	kind: 'person',
	deactivated: false,
});

function pages(...list: { items: SlackUser[]; nextCursor?: string }[]) {
	const asked: (string | undefined)[] = [];
	return {
		asked,
		read: async (cursor?: string) => {
			asked.push(cursor);
			return list[asked.length - 1] ?? { items: [] };
		},
	};
}

describe('a walk over the directory', () => {
	it('reads every page up to the one without a cursor', async () => {
		const slack = pages({ items: [user('U1')], nextCursor: 'a' }, { items: [user('U2')] });
		expect((await walkDirectory(slack.read)).map(({ id }) => id)).toEqual(['U1', 'U2']);
		expect(slack.asked).toEqual([undefined, 'a']);
	});

	it('goes on after a short and an empty page', async () => {
		const slack = pages(
			{ items: [], nextCursor: 'a' },
			{ items: [user('U1')], nextCursor: 'b' },
			{ items: [user('U2')] },
		);
		expect(await walkDirectory(slack.read)).toHaveLength(2);
	});

	it('counts a user on two pages once, as the later page has it', async () => {
		const slack = pages(
			{ items: [user('U1', 'before')], nextCursor: 'a' },
			{ items: [user('U1', 'after')] },
		);
		expect(await walkDirectory(slack.read)).toEqual([user('U1', 'after')]);
	});

	it('stops with an error at a cursor that comes back', async () => {
		const read = async () => ({ items: [user('U1')], nextCursor: 'again' });
		await expect(walkDirectory(read)).rejects.toMatchObject({ code: 'cursor_repeated' });
	});
});
