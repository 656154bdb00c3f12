// Answers: which methods does the strict Slack have, and what does each of them see?
import type { Arguments } from './arguments';
import { chatPostMessage } from './chatMethods';
import {
	conversationsHistory,
	conversationsInfo,
	conversationsList,
	conversationsOpen,
	conversationsReplies,
} from './conversationMethods';
import type { PageRules } from './pages';
import { authTest, usersInfo, usersList, usersLookupByEmail } from './userMethods';
import type { Workspace } from './workspace';

export interface Call {
	args: Arguments;
	scopes: readonly string[];
	workspace: Workspace;
	pages: Omit<PageRules, 'limitRefusal'>;
	url: string;
}

/** Each gives what stands beside ok: true, or throws Refused. */
export const methods: Readonly<Record<string, (call: Call) => object>> = {
	'auth.test': authTest,
	'users.list': usersList,
	'users.info': usersInfo,
	'users.lookupByEmail': usersLookupByEmail,
	'conversations.list': conversationsList,
	'conversations.info': conversationsInfo,
	'conversations.open': conversationsOpen,
	'conversations.history': conversationsHistory,
	'conversations.replies': conversationsReplies,
	'chat.postMessage': chatPostMessage,
};
