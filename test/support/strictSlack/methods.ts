// Answers: which methods does the strict Slack have, and what does each of them see?
import type { Arguments } from './arguments';
import { chatPostMessage, chatUpdate } from './chatMethods';
import {
	conversationsHistory,
	conversationsInfo,
	conversationsJoin,
	conversationsList,
	conversationsOpen,
	conversationsReplies,
} from './conversationMethods';
import type { Sharing } from './faults';
import { filesCompleteUploadExternal, filesGetUploadURLExternal, filesInfo } from './fileMethods';
import type { PageRules } from './pages';
import { authTest, usersInfo, usersList, usersLookupByEmail } from './userMethods';
import type { Workspace } from './workspace';

export interface Call {
	args: Arguments;
	scopes: readonly string[];
	workspace: Workspace;
	pages: Omit<PageRules, 'limitRefusal' | 'list'>;
	url: string;
	/** Without the scope a sender of its own is left out without a word, as Slack does it; otherwise it is refused. */
	ignoresSender: boolean;
	/** What a fault makes of the files that are shared. */
	sharing?: Sharing;
}

/** Each gives what stands beside ok: true, or throws Refused. */
export const methods: Readonly<Record<string, (call: Call) => object>> = {
	'auth.test': authTest,
	'users.list': usersList,
	'users.info': usersInfo,
	'users.lookupByEmail': usersLookupByEmail,
	'conversations.list': conversationsList,
	'conversations.info': conversationsInfo,
	'conversations.join': conversationsJoin,
	'conversations.open': conversationsOpen,
	'conversations.history': conversationsHistory,
	'conversations.replies': conversationsReplies,
	'chat.postMessage': chatPostMessage,
	'chat.update': chatUpdate,
	'files.getUploadURLExternal': filesGetUploadURLExternal,
	'files.completeUploadExternal': filesCompleteUploadExternal,
	'files.info': filesInfo,
};
