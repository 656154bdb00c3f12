// Answers: what in a credential stays the same for as long as it belongs to the same workspace?
import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { readText } from './readText';

/** What n8n keeps of Slack's answer to whoever connected. */
interface Granted {
	access_token?: unknown;
	refresh_token?: unknown;
	app_id?: unknown;
	bot_user_id?: unknown;
	team?: { id?: unknown } | null;
}

/**
 * The token; of one that is renewed twice a day what its app and its installation are, so that events are accepted while Slack is
 * away, also right after a renewal. The client secret is part of it: who knows but the names of an installation can't pass for
 * it. A secret itself, which never leaves this process.
 */
export function readIdentity(credentials: ICredentialDataDecryptedObject): string | undefined {
	const granted = (credentials.oauthTokenData ?? {}) as Granted;
	const token = readText(credentials.accessToken) ?? readText(granted.access_token);
	const { clientId, clientSecret } = credentials;
	const { app_id, bot_user_id, team } = granted;
	const installation = [clientId, clientSecret, app_id, bot_user_id, team?.id].map(readText);
	const isWhole = token !== undefined && !installation.includes(undefined);
	return isWhole && readText(granted.refresh_token) ? JSON.stringify(installation) : token;
}
