// Answers: does the list of Slack users show who can be told apart, page by page, and say why e-mails are not there?
import { describe, expect, it } from 'vitest';
import { findSlackUsers } from '../../nodes/shared/searchSlackUsers';
import type { Engine, SlackUser } from '../../src/index';

const user = (id: string, but: Partial<SlackUser> = {}): SlackUser => ({
	id,
	name: `Name ${id}`,
	email: `${id}@example.com`.toLowerCase(),
	kind: 'person',
	deactivated: false,
	...but,
});

/** Page by page; the cursor is the number of the page. */
function pagesOf(...pages: SlackUser[][]) {
	const asked: [string, string | undefined][] = [];
	const searchSlackUsers: Engine['searchSlackUsers'] = async (text, cursor) => {
		asked.push([text, cursor]);
		const page = Number(cursor ?? 0);
		const nextCursor = page + 1 < pages.length ? String(page + 1) : undefined;
		return { items: pages[page] ?? [], nextCursor };
	};
	return { engine: { searchSlackUsers }, asked };
}

describe('the list of Slack users', () => {
	it('shows name and e-mail, gives the ID, and says where the next page begins', async () => {
		const { engine, asked } = pagesOf([user('U1'), user('U2', { name: '' })], [user('U3')]);
		expect(await findSlackUsers(engine, ' lopez ')).toEqual({
			results: [
				{ name: 'Name U1 (u1@example.com)', value: 'U1' },
				{ name: 'U2 (u2@example.com)', value: 'U2' },
			],
			paginationToken: '1',
		});
		expect(asked).toEqual([['lopez', undefined]]);
	});

	it('goes on where it was left', async () => {
		const { engine, asked } = pagesOf([user('U1')], [user('U2')]);
		const found = await findSlackUsers(engine, '', '1');
		expect(found.results.map(({ value }) => value)).toEqual(['U2']);
		expect(found.paginationToken).toBeUndefined();
		expect(asked).toEqual([['', '1']]);
	});

	it('names the missing scope where no person on the page has an e-mail', async () => {
		const hidden = { email: undefined };
		const { engine } = pagesOf([user('U1', hidden), user('U2', { ...hidden, kind: 'bot' })]);
		expect((await findSlackUsers(engine)).results.map(({ name }) => name)).toEqual([
			'Name U1 (e-mail hidden: the app lacks the scope users:read.email)',
			'Name U2',
		]);
	});

	it('blames no scope for one account without an e-mail among others', async () => {
		const { engine } = pagesOf([
			user('U1', { email: undefined, kind: 'guest' }),
			user('U2', { email: undefined }),
			user('U3'),
		]);
		expect((await findSlackUsers(engine)).results.map(({ name }) => name)).toEqual([
			'Name U1',
			'Name U2',
			'Name U3 (u3@example.com)',
		]);
	});
});
