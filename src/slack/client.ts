// Answers: how do we speak to one Slack workspace? Wiring, no logic.
import type { Instant } from '../clock';
import { readChannel, readChannelsPage } from './channels';
import type { Slack } from './contract';
import { identify } from './identify';
import { lookUp } from './lookUp';
import { askPatiently } from './patience';
import { post } from './post';
import { createUserList, findUserByEmail, findUserById } from './users';
import { walkUsers } from './walkUsers';
import { createWebClient, type SlackConnection } from './webClient';

/** Throws BadInput where the base URL is not a web address. Sends nothing yet. */
export function connectSlack(connection: SlackConnection): Slack {
	const { clock } = connection;
	const client = createWebClient(connection);

	// Who comes from another workspace can only be told by whoever knows their own.
	let ownId = connection.workspaceId;
	const identifySelf = async () => {
		const workspace = await identify(client);
		ownId = workspace.id;
		return workspace;
	};
	const workspaceId = async () => ownId ?? (await identifySelf()).id;

	const listUsers = createUserList(client);
	const usersPage = async (cursor?: string) => listUsers(await workspaceId(), cursor);
	const patiently = <T>(until: Instant | undefined, question: () => Promise<T>) =>
		askPatiently(question, { clock, until });

	return {
		identify: identifySelf,
		usersPage,
		walkUsers: (until) => walkUsers(usersPage, { clock, until }),
		findUserByEmail: (email, until) =>
			patiently(until, async () => findUserByEmail(client, await workspaceId(), email)),
		findUserById: (id, until) =>
			patiently(until, async () => findUserById(client, await workspaceId(), id)),
		channelsPage: (cursor) => readChannelsPage(client, cursor),
		findChannel: (id) => readChannel(client, id),
		post: (message) => post(client, message),
		lookUp: (question) => lookUp(client, question),
	};
}
