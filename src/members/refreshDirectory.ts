// Answers: who is in the workspace now? Puts Slack's whole list into the directory, or changes nothing.
import type { Clock, Instant } from '../clock';
import type { Slack } from '../slack/contract';
import type { Store } from '../store/contract';
import type { SlackUser } from './member';
import type { DirectoryReport } from './requests';

export interface RefreshParts {
	store: Pick<Store, 'replaceDirectory' | 'allUsers' | 'directoryState'>;
	slack: Pick<Slack, 'walkUsers'>;
	clock: Clock;
}

/** Throws a SlackError where the list can't be read to its end. */
export async function refreshDirectory(
	{ store, slack, clock }: RefreshParts,
	timeLimitMs: number,
): Promise<{ users: SlackUser[]; report: DirectoryReport }> {
	const startedAt = clock.now();
	const walked = await slack.walkUsers(startedAt + timeLimitMs);
	const newer = await store.replaceDirectory(walked, startedAt, clock.now());
	if (newer) {
		const users = newer.length === 0 ? walked : withNewer(walked, newer);
		return { users, report: count(users, startedAt) };
	}
	// Somebody else began later and was faster: theirs is the news.
	const users = await store.allUsers();
	const { walkedAt = startedAt } = await store.directoryState();
	return { users, report: count(users, walkedAt) };
}

/** Somebody who was looked up while the list was read is known better than by the list. */
function withNewer(walked: readonly SlackUser[], newer: readonly SlackUser[]): SlackUser[] {
	return [...new Map([...walked, ...newer].map((user) => [user.id, user])).values()];
}

function count(users: readonly SlackUser[], walkedAt: Instant): DirectoryReport {
	const report = { people: 0, guests: 0, bots: 0, strangers: 0, deactivated: 0 };
	const names = { person: 'people', guest: 'guests', bot: 'bots', stranger: 'strangers' } as const;
	for (const { kind, deactivated } of users) {
		report[names[kind]]++;
		if (deactivated) report.deactivated++;
	}
	return { users: users.length, ...report, walkedAt };
}
