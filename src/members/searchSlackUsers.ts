// Answers: which Slack users does a person look for who types a part of a name, an e-mail or an ID?
import type { Page, Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { emailKey } from './email';
import { findObstacle } from './judgeAccount';
import type { SlackUser } from './member';
import type { MembersParts } from './parts';

export interface SearchParts {
	store: Pick<Store, 'searchUsers' | 'directoryState' | 'rememberUsers'>;
	slack: Pick<Slack, 'usersPage' | 'findUserByEmail'>;
	matching: MembersParts['matching'];
}

const pageSize = 50;
/** users.list takes about 20 calls a minute, so a search goes on at the next page. */
const slackPagesAtOnce = 4;

/** From the directory where there is one, however big the workspace is; or else page by page from Slack. */
export async function searchSlackUsers(
	parts: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const { store, slack, matching } = parts;
	const { walkedAt } = await store.directoryState();
	if (walkedAt === undefined) return searchInSlack(parts, text, cursor);
	const page = await searchInDirectory(parts, text, cursor);
	if (page.items.length > 0 || cursor !== undefined) return page;
	// Somebody newer than the directory can be found by the whole e-mail.
	const email = emailKey(text);
	const found = email === undefined ? undefined : await slack.findUserByEmail(email);
	if (!found || findObstacle(found, matching.rules)) return page;
	await store.rememberUsers([found]);
	return { items: [found] };
}

/** Reads on where a page has nobody who can be connected. */
async function searchInDirectory(
	{ store, matching }: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	for (let after = cursor; ;) {
		const page = await store.searchUsers({ text, limit: pageSize, after });
		const items = page.items.filter((user) => !findObstacle(user, matching.rules));
		after = page.nextCursor;
		if (items.length > 0 || after === undefined) return { items, nextCursor: after };
	}
}

async function searchInSlack(
	{ store, slack, matching }: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const wanted = fold(text);
	let next = cursor;
	for (let count = 1; ; count++) {
		const page = await slack.usersPage(next);
		await store.rememberUsers(page.items);
		next = page.nextCursor;
		const items = page.items
			.filter((user) => !findObstacle(user, matching.rules))
			.filter(({ id, name, email = '' }) => fold(`${name} ${email} ${id}`).includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name, 'en'));
		if (items.length > 0 || next === undefined || count === slackPagesAtOnce) {
			return { items, nextCursor: next };
		}
	}
}

function fold(text: string): string {
	return text.normalize('NFKC').toLowerCase().trim();
}
