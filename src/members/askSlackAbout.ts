// Answers: what does Slack say today about the e-mails of these members? The answer goes into the directory.
import { emailKey } from './email';
import { connectedIsBelievedMs, howToLook } from './howToLook';
import type { MembersParts } from './mapMembers';
import type { Member, SlackUser } from './member';
import { walkDirectory } from './walkDirectory';

export async function askSlackAbout(
	parts: MembersParts,
	members: readonly Member[],
): Promise<void> {
	const { store, slack, clock } = parts;
	const emails = [...new Set(members.map(({ email }) => emailKey(email) ?? email))];
	const inStore = Map.groupBy(await store.findUsersByEmail(emails), ({ email }) => email);
	const walkedAt = (await store.directoryWalkedAt()) ?? -Infinity;
	const isFresh = clock.now() - walkedAt < connectedIsBelievedMs;
	const unknown = emails.filter((email) => !(isFresh && inStore.get(email)?.some(isUsable)));

	if (howToLook(unknown.length) === 'by_walk') {
		const users = await walkDirectory((cursor) => slack.usersPage(cursor));
		await store.replaceDirectory(users, clock.now());
		return;
	}
	for (const email of unknown) {
		const user = await slack.findUserByEmail(email);
		// Slack finds one account by an e-mail: another one that had it has it no more.
		const others = (inStore.get(email) ?? []).filter(({ id }) => id !== user?.id);
		const outdated = others.filter(isUsable).map((other) => ({ ...other, email: undefined }));
		await store.rememberUsers([...outdated, ...(user ? [user] : [])]);
	}
}

function isUsable({ kind, deactivated }: SlackUser): boolean {
	return kind === 'person' && !deactivated;
}
