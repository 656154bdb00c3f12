// Answers: what does Slack say today about these members? The answer goes into the directory.
import type { Instant } from '../clock';
import { decideMapping } from './decideMapping';
import { indexDirectory } from './directoryIndex';
import { emailsOf } from './emailsOf';
import { connectedIsBelievedMs, howToLook } from './howToLook';
import { findObstacle } from './judgeAccount';
import type { Mapping, Member, SlackUser } from './member';
import type { MembersParts } from './parts';

export interface Asked {
	member: Member;
	/** What was known before. */
	prior?: Mapping;
}

/** Waits where Slack asks for it, but not past `until`. */
export async function askSlackAbout(
	parts: MembersParts,
	asked: readonly Asked[],
	until: Instant,
): Promise<void> {
	const { store, slack, clock, matching } = parts;
	const now = clock.now();
	const { walkedAt = -Infinity, users } = await store.directoryState();
	const isFresh = now - walkedAt < connectedIsBelievedMs;
	const known = await usersAbout(parts, asked);
	const directory = indexDirectory(known, matching.rules);
	const decide = (each: Asked) => decideMapping({ ...each, directory, rules: matching.rules, now });
	const unknown = asked.filter((each) => !isFresh || decide(each).state !== 'connected');
	if (unknown.length === 0) return;

	const questions = unknown.flatMap((each) => emailsOf(each.member, matching.rules)).length;
	if (howToLook(questions, walkedAt === -Infinity ? undefined : users) === 'by_walk') {
		await store.replaceDirectory(await slack.walkUsers(until), now);
		return;
	}
	const byEmail = Map.groupBy(known, ({ email }) => email);
	for (const each of unknown) {
		if (await accountIsStillTheirs(parts, each, known, until)) continue;
		for (const email of emailsOf(each.member, matching.rules)) {
			const user = await slack.findUserByEmail(email, until);
			// Slack finds one account by an e-mail: another one that had it has it no more.
			const others = (byEmail.get(email) ?? []).filter(({ id }) => id !== user?.id);
			const outdated = others
				.filter((other) => !other.deactivated)
				.map((other) => ({ ...other, email: undefined }));
			await store.rememberUsers([...outdated, ...(user ? [user] : [])]);
			if (user && !findObstacle(user, matching.rules)) break;
		}
	}
}

/** What the directory holds about them: by any of their e-mails, and the account that each had. */
export async function usersAbout(
	{ store, matching }: Pick<MembersParts, 'store' | 'matching'>,
	asked: readonly Asked[],
): Promise<SlackUser[]> {
	const emails = new Set(asked.flatMap(({ member }) => emailsOf(member, matching.rules)));
	const ids = new Set(asked.flatMap(({ prior }) => prior?.slackUserId ?? []));
	const found = [
		...(await store.findUsersByEmail([...emails])),
		...(await store.findUsersById([...ids])),
	];
	return [...new Map(found.map((user) => [user.id, user])).values()];
}

/** One call says how the account is that a member had, which no search by e-mail does. */
async function accountIsStillTheirs(
	{ store, slack, clock, matching }: MembersParts,
	{ member, prior }: Asked,
	known: readonly SlackUser[],
	until: Instant,
): Promise<boolean> {
	const id = prior?.slackUserId;
	if (id === undefined) return false;
	const user = await slack.findUserById(id, until);
	if (user) await store.rememberUsers([user]);
	else {
		const gone = known.filter((each) => each.id === id);
		await store.rememberUsers(
			gone.map((each) => ({ ...each, email: undefined, deactivated: true })),
		);
	}
	if (prior?.by === 'manual') return true;
	const directory = indexDirectory(user ? [user] : [], matching.rules);
	const mapping = decideMapping({
		member,
		prior,
		directory,
		rules: matching.rules,
		now: clock.now(),
	});
	return mapping.state === 'connected';
}
