// Answers: how does a workspace reach its rows, and only its own?
import type { Store } from './contract';
import type { Driver } from './driver';
import type { Work } from './tables';
import { accept } from './verbs/accept';
import { begin } from './verbs/begin';
import { channelSeenAt, findChannelByName, rememberChannels } from './verbs/channels';
import { claim } from './verbs/claim';
import {
	directoryWalkedAt,
	findUsersByEmail,
	findUsersById,
	rememberUsers,
	replaceDirectory,
} from './verbs/directory';
import { findMappings, saveMappings } from './verbs/mapping';
import { findNotifications, waiting } from './verbs/notifications';
import { bookTurn, holdAll } from './verbs/pace';
import { changePreferences, findPreferences } from './verbs/preferences';
import { claimUnsure, recover } from './verbs/recover';
import { release, settle } from './verbs/settle';
import { takeUntold } from './verbs/untold';

type Verb<Args extends unknown[], Answer> = (
	work: Work,
	workspaceId: string,
	...args: Args
) => Promise<Answer>;

/** Binds every verb to one workspace and to a transaction of its own. */
export function openStore({ kysely }: Pick<Driver, 'kysely'>, workspaceId: string): Store {
	const reads =
		<Args extends unknown[], Answer>(verb: Verb<Args, Answer>) =>
		(...args: Args) =>
			kysely
				.transaction()
				.setAccessMode('read only')
				.execute((work) => verb(work, workspaceId, ...args));
	const writes =
		<Args extends unknown[], Answer>(verb: Verb<Args, Answer>) =>
		(...args: Args) =>
			kysely.transaction().execute((work) => verb(work, workspaceId, ...args));

	return {
		workspaceId,
		replaceDirectory: writes(replaceDirectory),
		directoryWalkedAt: reads(directoryWalkedAt),
		rememberUsers: writes(rememberUsers),
		findUsersByEmail: reads(findUsersByEmail),
		findUsersById: reads(findUsersById),
		rememberChannels: writes(rememberChannels),
		findChannelByName: reads(findChannelByName),
		channelSeenAt: reads(channelSeenAt),
		saveMappings: writes(saveMappings),
		findMappings: reads(findMappings),
		findPreferences: reads(findPreferences),
		changePreferences: writes(changePreferences),
		accept: writes(accept),
		findNotifications: reads(findNotifications),
		recover: writes(recover),
		claim: writes(claim),
		begin: writes(begin),
		settle: writes(settle),
		release: writes(release),
		claimUnsure: writes(claimUnsure),
		takeUntold: writes(takeUntold),
		waiting: reads(waiting),
		bookTurn: writes(bookTurn),
		holdAll: writes(holdAll),
	};
}
