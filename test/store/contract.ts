// Answers: what must every store do, whatever database is below? One body of tests for all of them.
import { afterEach, beforeEach, describe } from 'vitest';
import type { Database, Store } from '../../src/store/contract';
import { acceptContract } from './contract/accept';
import { adoptContract } from './contract/adopt';
import { adoptMessagesContract } from './contract/adoptMessages';
import { beginContract } from './contract/begin';
import { byHandContract } from './contract/byHand';
import { catalogueContract } from './contract/catalogue';
import { capContract } from './contract/caps';
import { channelContract } from './contract/channels';
import { claimContract } from './contract/claim';
import { cleanContract } from './contract/clean';
import { claimForContract } from './contract/claimFor';
import { connectionContract } from './contract/connections';
import { decisionLogContract } from './contract/decisionLog';
import { directoryContract } from './contract/directory';
import { earlierContract } from './contract/earlier';
import { endlessFilesContract } from './contract/endlessFiles';
import { emailContract } from './contract/emails';
import { endsContract } from './contract/ends';
import { filesContract } from './contract/files';
import { forgetContract } from './contract/forget';
import { forgetPeopleContract } from './contract/forgetPeople';
import { forgetMessagesContract } from './contract/forgetMessages';
import { goesOnContract } from './contract/goesOn';
import { hurryContract } from './contract/hurry';
import { knownMembersContract } from './contract/knownMembers';
import { listContract } from './contract/lists';
import { lookAheadContract } from './contract/lookAhead';
import { mappingContract } from './contract/mappings';
import { movesContract } from './contract/moves';
import { neighbourContract } from './contract/neighbours';
import { othersBugsContract } from './contract/othersBugs';
import { oddTextContract } from './contract/oddTexts';
import { paceContract } from './contract/pace';
import { preferenceContract } from './contract/preferences';
import { recordMessageContract } from './contract/recordMessages';
import { recoverContract } from './contract/recover';
import { renewContract } from './contract/renew';
import { retryContract } from './contract/retry';
import { rehearseContract } from './contract/rehearse';
import { repeatedContract } from './contract/repeated';
import { replanContract } from './contract/replan';
import { searchChannelsContract } from './contract/searchChannels';
import { searchContract } from './contract/searchUsers';
import { settleContract } from './contract/settle';
import { standInRecordsContract } from './contract/standInRecords';
import { onlyIfKnownContract } from './contract/onlyIfKnown';
import { takeUpAgainContract } from './contract/takeUpAgain';
import { targetContract } from './contract/targets';
import { withdrawContract } from './contract/withdraw';
import { workspaceMessagesContract } from './contract/workspaceMessages';
import { workspaceContract } from './contract/workspaces';
import { now, workspace } from './given';

/** Gives the test's own empty database, and a store on it. */
export interface Given {
	readonly database: Database;
	/** One more empty database, which the test closes. */
	readonly openDatabase: () => Promise<Database>;
	readonly store: Store;
}

/** `openDatabase` opens a new, empty database at every call. */
export function storeContract(name: string, openDatabase: () => Promise<Database>): void {
	describe(name, () => {
		let database: Database;
		let store: Store;
		beforeEach(async () => {
			database = await openDatabase();
			store = await database.forWorkspace(workspace(), now);
		});
		afterEach(() => database.close());

		const given: Given = {
			openDatabase,
			get database() {
				return database;
			},
			get store() {
				return store;
			},
		};
		directoryContract(given);
		searchContract(given);
		channelContract(given);
		searchChannelsContract(given);
		mappingContract(given);
		byHandContract(given);
		knownMembersContract(given);
		emailContract(given);
		listContract(given);
		adoptContract(given);
		adoptMessagesContract(given);
		catalogueContract(given);
		preferenceContract(given);
		acceptContract(given);
		earlierContract(given);
		capContract(given);
		rehearseContract(given);
		repeatedContract(given);
		replanContract(given);
		claimContract(given);
		claimForContract(given);
		targetContract(given);
		beginContract(given);
		renewContract(given);
		settleContract(given);
		goesOnContract(given);
		recordMessageContract(given);
		standInRecordsContract(given);
		onlyIfKnownContract(given);
		takeUpAgainContract(given);
		filesContract(given);
		endlessFilesContract(given);
		recoverContract(given);
		endsContract(given);
		lookAheadContract(given);
		withdrawContract(given);
		hurryContract(given);
		retryContract(given);
		decisionLogContract(given);
		cleanContract(given);
		paceContract(given);
		forgetContract(given);
		forgetPeopleContract(given);
		forgetMessagesContract(given);
		connectionContract(given);
		movesContract(given);
		workspaceContract(given);
		workspaceMessagesContract(given);
		neighbourContract(given);
		othersBugsContract(given);
		oddTextContract(given);
	});
}
