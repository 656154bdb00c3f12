// Answers: how do we speak to one Slack workspace? Wiring, no logic.
import type { Instant } from '../clock';
import { ownAddress } from './address';
import { readChannel, readChannelsPage } from './channels';
import type { Slack } from './contract';
import { createFindConversation } from './directMessages';
import { identify, readScopes } from './identify';
import { lookUp } from './lookUp';
import { nameApp } from './nameApp';
import { openForFiles } from './openForFiles';
import { askPatiently } from './patience';
import { post } from './post';
import { share } from './share';
import { update } from './update';
import { upload } from './upload';
import { createUserList, findUserByEmail, findUserById } from './users';
import { walkUsers } from './walkUsers';
import { apiUrl, createWebClient, type SlackConnection } from './webClient';

/** Throws BadInput where the base URL is not a web address. Sends nothing yet. */
export function connectSlack(connection: SlackConnection): Slack {
	const { clock } = connection;
	const client = createWebClient(connection);

	// Who comes from another workspace can only be told by whoever knows their own.
	let { workspaceId: ownId, botName } = connection;
	const identifySelf = async () => {
		const address = ownAddress(apiUrl(connection.baseUrl));
		const workspace = { ...(await identify(client)), ...(address !== undefined && { address }) };
		ownId = workspace.id;
		botName = workspace.botName;
		return workspace;
	};
	const workspaceId = async () => ownId ?? (await identifySelf()).id;

	const listUsers = createUserList(client);
	const usersPage = async (cursor?: string) => listUsers(await workspaceId(), cursor);
	const patiently = <T>(until: Instant | undefined, question: () => Promise<T>) =>
		askPatiently(question, { clock, until });
	const findConversation = createFindConversation(client);
	const naming =
		<Sent, Outcome extends { outcome: string }>(send: (sent: Sent) => Promise<Outcome>) =>
		async (sent: Sent) =>
			nameApp(await send(sent), botName);

	return {
		identify: identifySelf,
		scopes: () => readScopes(client),
		usersPage,
		walkUsers: (until) => walkUsers(usersPage, { clock, until }),
		findUserByEmail: (email, until) =>
			patiently(until, async () => findUserByEmail(client, await workspaceId(), email)),
		findUserById: (id, until) =>
			patiently(until, async () => findUserById(client, await workspaceId(), id)),
		channelsPage: (cursor) => readChannelsPage(client, cursor),
		findChannel: (id) => readChannel(client, id),
		post: naming((message) => post(client, message)),
		update: naming((message) => update(client, message)),
		openForFiles: naming((conversation) => openForFiles(client, findConversation, conversation)),
		upload: naming((file) => upload(client, connection, file)),
		share: naming((files) => share(client, { findConversation, clock }, files)),
		lookUp: naming((question) => lookUp(client, findConversation, question)),
	};
}
