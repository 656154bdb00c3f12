// Answers: which store does this node use, as its credentials and the surroundings say?
import { chooseStore, type ChosenStore } from './chooseStore';
import { readPostgres } from './readPostgres';
import type { EngineContext } from './readSettings';

const credentialType = 'slackNotifyPostgresApi';

/** Throws a NotifyError; never goes on with a file where a credential is selected that can't be read. */
export async function readStore(context: EngineContext): Promise<ChosenStore> {
	// n8n throws where an optional credential is asked for and none is selected.
	const isSelected = context.getNode().credentials?.[credentialType] !== undefined;
	const postgres = isSelected
		? readPostgres(await context.getCredentials(credentialType))
		: undefined;
	return chooseStore({ environment: process.env, platform: process.platform, postgres });
}
