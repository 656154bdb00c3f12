// Answers: how does a workspace reach its rows, and only its own?
import type { Store } from './contract';
import type { Driver } from './driver';
import { eraseTraces, tryToEraseTraces } from './eraseTraces';
import type { Work } from './tables';
import { reading, rehearsing, writing, type Transacting } from './transactions';
import { accept } from './verbs/accept';
import { begin } from './verbs/begin';
import { defineCatalogue, findCatalogue, noteTypes, usedTypes } from './verbs/catalogue';
import {
	channelDirectoryState,
	endChannelWalk,
	noteChannelWalk,
	rememberChannels,
} from './verbs/channels';
import { claim } from './verbs/claim';
import { clean } from './verbs/clean';
import {
	disconnection,
	markConnected,
	markDisconnected,
	takeDisconnectionToTell,
} from './verbs/connection';
import { adoptMembers } from './verbs/adopt';
import { findDecisions } from './verbs/decisionLog';
import { directoryState, dropUsers, rememberUsers, replaceDirectory } from './verbs/directory';
import { addFilePart, dropFiles, findFilePart } from './verbs/files';
import { findChannelById, findChannelByName, searchChannels } from './verbs/findChannels';
import {
	findMappings,
	findMappingsTo,
	findRefusedAliases,
	listMappings,
} from './verbs/findMappings';
import { allUsers, findUsersByEmail, findUsersById, searchUsers } from './verbs/findUsers';
import { forgetMembers } from './verbs/forget';
import { hurry } from './verbs/hurry';
import { findUnseen, markMissing, seeInList } from './verbs/lists';
import { lookAhead } from './verbs/lookAhead';
import { saveMappings, setMappingByHand } from './verbs/mapping';
import { findMappingsByEmail } from './verbs/memberEmails';
import { findNotifications, waiting } from './verbs/notifications';
import { findQueued } from './verbs/findQueued';
import { bookTurn, holdAll } from './verbs/pace';
import {
	changePreferences,
	dropPreferences,
	findPreferences,
	listPreferences,
} from './verbs/preferences';
import { claimUnsure } from './verbs/claimUnsure';
import { dropRecordMessage, findRecordMessage } from './verbs/recordMessages';
import { recover } from './verbs/recover';
import { rehearse } from './verbs/rehearse';
import { renew } from './verbs/renew';
import { replan } from './verbs/replan';
import { retry } from './verbs/retry';
import { release, settle } from './verbs/settle';
import { takeUntold } from './verbs/untold';
import { withdraw } from './verbs/withdraw';

type Verb<Args extends unknown[], Answer> = (
	work: Work,
	workspaceId: string,
	...args: Args
) => Promise<Answer>;

type DriverParts = Transacting & Pick<Driver, 'leaveNoTrace'>;

/** Binds every verb to one workspace and to a transaction of its own. */
export function openStore(driver: DriverParts, workspaceId: string): Store {
	const reads =
		<Args extends unknown[], Answer>(verb: Verb<Args, Answer>) =>
		(...args: Args) =>
			reading(driver, (work) => verb(work, workspaceId, ...args));
	const writes =
		<Args extends unknown[], Answer>(verb: Verb<Args, Answer>) =>
		(...args: Args) =>
			writing(driver, workspaceId, (work) => verb(work, workspaceId, ...args));
	const rehearses =
		<Args extends unknown[], Answer>(verb: Verb<Args, Answer>) =>
		(...args: Args) =>
			rehearsing(driver, workspaceId, (work) => verb(work, workspaceId, ...args));

	return {
		workspaceId,
		replaceDirectory: writes(replaceDirectory),
		directoryState: reads(directoryState),
		rememberUsers: writes(rememberUsers),
		findUsersByEmail: reads(findUsersByEmail),
		findUsersById: reads(findUsersById),
		dropUsers: writes(dropUsers),
		allUsers: reads(allUsers),
		searchUsers: reads(searchUsers),
		rememberChannels: writes(rememberChannels),
		endChannelWalk: writes(endChannelWalk),
		noteChannelWalk: writes(noteChannelWalk),
		channelDirectoryState: reads(channelDirectoryState),
		findChannelByName: reads(findChannelByName),
		findChannelById: reads(findChannelById),
		searchChannels: reads(searchChannels),
		saveMappings: writes(saveMappings),
		setMappingByHand: writes(setMappingByHand),
		findMappings: reads(findMappings),
		findMappingsByEmail: reads(findMappingsByEmail),
		adoptMembers: writes(adoptMembers),
		findMappingsTo: reads(findMappingsTo),
		findRefusedAliases: reads(findRefusedAliases),
		listMappings: reads(listMappings),
		seeInList: writes(seeInList),
		findUnseen: reads(findUnseen),
		markMissing: writes(markMissing),
		async forgetMembers(memberKeys) {
			const rows = await writes(forgetMembers)(memberKeys);
			return { rows, tracesLeft: await tryToEraseTraces(driver, workspaceId) };
		},
		eraseTraces: () => eraseTraces(driver, workspaceId),
		disconnection: reads(disconnection),
		markDisconnected: writes(markDisconnected),
		markConnected: writes(markConnected),
		takeDisconnectionToTell: writes(takeDisconnectionToTell),
		findCatalogue: reads(findCatalogue),
		defineCatalogue: writes(defineCatalogue),
		noteTypes: writes(noteTypes),
		usedTypes: reads(usedTypes),
		findPreferences: reads(findPreferences),
		changePreferences: writes(changePreferences),
		dropPreferences: writes(dropPreferences),
		listPreferences: reads(listPreferences),
		addFilePart: writes(addFilePart),
		findFilePart: reads(findFilePart),
		dropFiles: writes(dropFiles),
		accept: writes(accept),
		rehearse: rehearses(rehearse),
		findNotifications: reads(findNotifications),
		findQueued: reads(findQueued),
		replan: writes(replan),
		recover: writes(recover),
		claim: writes(claim),
		begin: writes(begin),
		renew: writes(renew),
		findRecordMessage: reads(findRecordMessage),
		dropRecordMessage: writes(dropRecordMessage),
		settle: writes(settle),
		release: writes(release),
		claimUnsure: writes(claimUnsure),
		takeUntold: writes(takeUntold),
		waiting: reads(waiting),
		lookAhead: reads(lookAhead),
		withdraw: writes(withdraw),
		hurry: writes(hurry),
		retry: writes(retry),
		findDecisions: reads(findDecisions),
		clean: writes(clean),
		bookTurn: writes(bookTurn),
		holdAll: writes(holdAll),
	};
}
