// Answers: which workspace does the credential belong to, and what does it allow?
import type { WebClient } from '@slack/web-api';
import { ask, unreadable } from './ask';
import type { Workspace } from './contract';

export async function identify(client: WebClient): Promise<Workspace> {
	const answer = await ask(() => client.auth.test());
	if (!answer.team_id || !answer.user_id) throw unreadable();
	return {
		id: answer.team_id,
		name: answer.team ?? answer.team_id,
		url: answer.url ?? '',
		botUserId: answer.user_id,
		botName: answer.user || undefined,
	};
}

/** From a header of the answer; undefined where Slack, or what stands before it, sends none. */
export async function readScopes(client: WebClient): Promise<string[] | undefined> {
	const { response_metadata } = await ask(() => client.auth.test());
	return response_metadata?.scopes?.filter((scope) => scope !== '');
}
