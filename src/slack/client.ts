// Answers: how do we speak to one Slack workspace? Wiring, no logic.
import { readChannel, readChannelsPage } from './channels';
import type { Slack } from './contract';
import { identify } from './identify';
import { lookUp } from './lookUp';
import { post } from './post';
import { findUserByEmail, readUsersPage } from './users';
import { createWebClient, type SlackConnection } from './webClient';

/** Throws BadInput where the base URL is not a web address. Sends nothing yet. */
export function connectSlack(connection: SlackConnection): Slack {
	const client = createWebClient(connection);

	// Who comes from another workspace can only be told by whoever knows their own.
	let ownId: string | undefined;
	const identifySelf = async () => {
		const workspace = await identify(client);
		ownId = workspace.id;
		return workspace;
	};
	const workspaceId = async () => ownId ?? (await identifySelf()).id;

	return {
		identify: identifySelf,
		usersPage: async (cursor) => readUsersPage(client, await workspaceId(), cursor),
		findUserByEmail: async (email) => findUserByEmail(client, await workspaceId(), email),
		channelsPage: (cursor) => readChannelsPage(client, cursor),
		findChannel: (id) => readChannel(client, id),
		post: (message) => post(client, message),
		lookUp: (question) => lookUp(client, question),
	};
}
