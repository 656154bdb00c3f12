// Answers: which Slack users does a person look for who types a part of a name, an e-mail or an ID?
import type { Clock } from '../clock';
import { NotifyError, StoreError } from '../errors';
import type { Page, Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import { emailKey } from './email';
import { findObstacle } from './matching/judgeAccount';
import { slackUserKinds, type SlackUser } from './member';
import type { MembersParts } from './parts';
import { refreshDirectory } from './refreshDirectory';

export interface SearchParts {
	store: Pick<
		Store,
		'searchUsers' | 'directoryState' | 'rememberUsers' | 'replaceDirectory' | 'allUsers'
	>;
	slack: Pick<Slack, 'usersPage' | 'walkUsers' | 'findUserByEmail' | 'findUserById'>;
	matching: MembersParts['matching'];
	clock: Clock;
}

const pageSize = 50;
/** A person waits for the answer: so long Slack may make us wait for its whole list. */
const patienceMs = 10_000;
const wholeEmail = /^[^@]*@.*\.\p{L}{2,}$/u;
const userId = /^[UW][A-Z0-9]{6,}$/;

/**
 * By a whole e-mail or an ID at once. By a part of a name in the directory, which is read from Slack where nobody has
 * read it yet; where it can't be read whole, and without any text, Slack's list comes page by page.
 */
export async function searchSlackUsers(
	parts: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const wanted = text.trim();
	if (cursor === undefined) {
		const found = await findWhole(parts, wanted);
		if (found) return { items: [found] };
	}
	const isSlacks = cursor?.startsWith(slackPage);
	if (!isSlacks && (await hasDirectory(parts, wanted))) {
		return searchInDirectory(parts, wanted, cursor);
	}
	return searchInSlack(parts, wanted, cursor?.slice(slackPage.length));
}

/** Somebody newer than the directory is found as well. */
async function findWhole(
	{ store, slack, clock, matching }: SearchParts,
	text: string,
): Promise<SlackUser | undefined> {
	// Not after every letter that somebody types.
	const email = wholeEmail.test(text) ? emailKey(text) : undefined;
	let user: SlackUser | undefined;
	if (email !== undefined) user = await slack.findUserByEmail(email);
	else if (userId.test(text)) user = await slack.findUserById(text);
	if (!user || findObstacle(user, matching.rules)) return undefined;
	await store.rememberUsers([user], clock.now());
	return user;
}

async function hasDirectory(parts: SearchParts, text: string): Promise<boolean> {
	const { walkedAt } = await parts.store.directoryState();
	if (walkedAt !== undefined) return true;
	if (text === '') return false;
	try {
		await refreshDirectory(parts, patienceMs);
		return true;
	} catch (error) {
		if (!(error instanceof NotifyError) || error instanceof StoreError) throw error;
		if (error.code === 'ratelimited') throw notReadYet(error);
		// Slack's pages are still there to be looked through, or to say themselves what is wrong.
		return false;
	}
}

function notReadYet(cause: NotifyError): NotifyError {
	return new NotifyError(
		'directory_not_read',
		'Slack’s list of users is too long to be read while you wait, and nobody has read it yet',
		{
			hint: 'Run Slack Map Members with Refresh Directory or Sync once. Until then, type the whole e-mail address or the ID of the user.',
			cause,
		},
	);
}

function searchInDirectory(
	{ store, matching: { rules } }: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const kinds = slackUserKinds.filter((kind) => kind === 'person' || rules.include.has(kind));
	return store.searchUsers({ text, kinds, limit: pageSize, after: cursor });
}

/** Tells its cursors from those of the directory. */
const slackPage = 'slack:';
/** users.list takes about 20 calls a minute, so a search goes on at the next page. */
const pagesAtOnce = 4;

async function searchInSlack(
	{ store, slack, clock, matching }: SearchParts,
	text: string,
	cursor?: string,
): Promise<Page<SlackUser>> {
	const wanted = fold(text);
	let next = cursor;
	for (let count = 1; ; count++) {
		const page = await slack.usersPage(next);
		await store.rememberUsers(page.items, clock.now());
		next = page.nextCursor;
		const items = page.items
			.filter((user) => !findObstacle(user, matching.rules))
			.filter(({ id, name, email = '' }) => fold(`${name} ${email} ${id}`).includes(wanted))
			.sort((a, b) => a.name.localeCompare(b.name, 'en'));
		if (items.length > 0 || next === undefined || count === pagesAtOnce) {
			return { items, nextCursor: next && slackPage + next };
		}
	}
}

function fold(text: string): string {
	return text.normalize('NFKC').toUpperCase();
}
