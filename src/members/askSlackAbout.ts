// Answers: what does Slack say today about these members? The answer goes into the directory.
import type { Instant } from '../clock';
import { NotifyError, StoreError } from '../errors';
import { decideMapping } from './matching/decideMapping';
import { indexDirectory } from './matching/directoryIndex';
import { emailsOf } from './emailsOf';
import { connectedIsBelievedMs, howToLook, isWithin } from './howToLook';
import { findObstacle } from './matching/judgeAccount';
import type { Mapping, Member, SlackUser } from './member';
import type { MembersParts } from './parts';

export interface Asked {
	member: Member;
	/** What was known before. */
	prior?: Mapping;
}

export interface Answered {
	/** About whom the directory says what is true today. */
	answered: Asked[];
	/** Why not about all. */
	error?: NotifyError;
}

/** Waits where Slack asks for it, but not past `until`. What was answered before a refusal counts. */
export async function askSlackAbout(
	parts: MembersParts,
	asked: readonly Asked[],
	until: Instant,
): Promise<Answered> {
	const unknown = new Set(await whomToAsk(parts, asked));
	const answered = asked.filter((each) => !unknown.has(each));
	try {
		if ((await howToAsk(parts, [...unknown])) === 'by_walk') {
			await walk(parts, until);
			return { answered: [...asked] };
		}
		for (const each of unknown) {
			await askAboutOne(parts, each, until);
			answered.push(each);
		}
		return { answered };
	} catch (error) {
		if (error instanceof NotifyError && !(error instanceof StoreError)) return { answered, error };
		throw error;
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

/** Not who is connected by a directory that was read within a day. Who was looked at longest ago comes first. */
async function whomToAsk(parts: MembersParts, asked: readonly Asked[]): Promise<Asked[]> {
	const { store, clock, matching } = parts;
	const { rules } = matching;
	const now = clock.now();
	const { walkedAt } = await store.directoryState();
	const isFresh = isWithin(connectedIsBelievedMs, walkedAt, now);
	const directory = indexDirectory(isFresh ? await usersAbout(parts, asked) : [], rules);
	const isKnown = (each: Asked) =>
		isFresh && decideMapping({ ...each, directory, rules, now }).state === 'connected';
	return asked
		.filter((each) => !isKnown(each))
		.sort((a, b) => (a.prior?.decidedAt ?? 0) - (b.prior?.decidedAt ?? 0));
}

async function howToAsk({ store, matching }: MembersParts, unknown: readonly Asked[]) {
	const { walkedAt, users } = await store.directoryState();
	return howToLook({
		members: unknown.length,
		questions: unknown.flatMap(({ member }) => emailsOf(member, matching.rules)).length,
		users: walkedAt === undefined ? undefined : users,
	});
}

async function walk({ store, slack, clock }: MembersParts, until: Instant): Promise<void> {
	const startedAt = clock.now();
	const users = await slack.walkUsers(until);
	await store.replaceDirectory(users, startedAt, clock.now());
}

async function askAboutOne(parts: MembersParts, each: Asked, until: Instant): Promise<void> {
	const { store, slack, clock, matching } = parts;
	const { rules } = matching;
	const { member, prior } = each;
	const asked = new Set<string>();
	if (prior?.slackUserId !== undefined) {
		const account = await askAboutAccount(parts, prior.slackUserId, until);
		asked.add(prior.slackUserId);
		const directory = indexDirectory(account ? [account] : [], rules);
		const mapping = decideMapping({ member, prior, directory, rules, now: clock.now() });
		if (prior.by === 'manual' || mapping.state === 'connected') return;
	}
	for (const email of emailsOf(member, rules)) {
		const user = await slack.findUserByEmail(email, until);
		if (user) {
			await store.rememberUsers([user], clock.now());
			asked.add(user.id);
		}
		// Slack names one account for an e-mail. What became of the others that had it, they are asked for by ID.
		for (const { id } of await store.findUsersByEmail([email])) {
			if (!asked.has(id)) await askAboutAccount(parts, id, until);
			asked.add(id);
		}
		if (user && !findObstacle(user, rules)) return;
	}
}

/** Undefined where Slack has no such account any more. */
async function askAboutAccount(
	{ store, slack, clock }: MembersParts,
	id: string,
	until: Instant,
): Promise<SlackUser | undefined> {
	const user = await slack.findUserById(id, until);
	if (user) await store.rememberUsers([user], clock.now());
	else await store.dropUsers([id]);
	return user;
}
