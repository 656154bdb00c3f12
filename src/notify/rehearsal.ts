// Answers: how does a dry run look members and channels up without writing anything down?
import type { SlackUser } from '../members/member';
import type { Store } from '../store/contract';

/** What is found out about Slack users is remembered for as long as this object, and nowhere else. */
export function rehearseOn<Parts extends Partial<Store>>(store: Parts & Store): Parts & Store {
	const users = new Map<string, SlackUser | undefined>();
	let walked: { walkedAt: number; users: number } | undefined;
	const known = (found: readonly SlackUser[], fits: (user: SlackUser) => boolean): SlackUser[] => [
		...found.filter(({ id }) => !users.has(id) && !walked),
		...[...users.values()].filter((user) => user !== undefined).filter(fits),
	];
	return {
		...store,
		rememberUsers: async (some) => {
			for (const user of some) users.set(user.id, user);
		},
		dropUsers: async (ids) => {
			for (const id of ids) users.set(id, undefined);
		},
		replaceDirectory: async (all, walkedAt) => {
			users.clear();
			for (const user of all) users.set(user.id, user);
			walked = { walkedAt, users: all.length };
			return [];
		},
		directoryState: async () => walked ?? (await store.directoryState()),
		findUsersByEmail: async (emails) =>
			known(await store.findUsersByEmail(emails), ({ email }) => emails.includes(email ?? '')),
		findUsersById: async (ids) =>
			known(await store.findUsersById(ids), ({ id }) => ids.includes(id)),
		saveMappings: async () => {},
		adoptMembers: async () => {},
		rememberChannels: async () => {},
		endChannelWalk: async () => {},
		noteTypes: async () => {},
	};
}
