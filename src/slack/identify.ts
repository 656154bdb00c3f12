// Answers: which workspace does the credential belong to, and what does it allow?
import type { WebClient } from '@slack/web-api';
import { listed, named, said, shown } from './answers';
import { ask, unreadable } from './ask';
import type { Workspace } from './contract';
import { isScope } from './explainRefusal';

export async function identify(client: WebClient): Promise<Workspace> {
	const answer = await ask(() => client.auth.test());
	const [id, botUserId] = [named(answer.team_id), named(answer.user_id)];
	if (id === undefined || botUserId === undefined) throw unreadable();
	const { team, url, user } = answer;
	return { id, name: said(team) ?? id, url: said(url) ?? '', botUserId, botName: said(user) };
}

/** From a header of the answer; undefined where Slack, or what stands before it, sends none. */
export async function readScopes(client: WebClient): Promise<string[] | undefined> {
	const { response_metadata } = await ask(() => client.auth.test());
	return listed(shown(response_metadata).scopes)?.filter(isScope);
}
