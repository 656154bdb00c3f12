// Answers: what does each of Slack's refusals mean, and what should happen next?
// Sources: docs.slack.dev/reference/methods, the error tables of the methods called in this folder.
import { wrongRequests } from './wrongRequests';

/**
 * give_up: Slack said no, and will say so again. later: nothing was done; worth another try.
 * unsure: it may have been done. stop: nothing works with this credential as it is.
 */
export type Next = 'give_up' | 'later' | 'unsure' | 'stop';

/** What to do next, what happened and why, what a person should do. */
type Meaning = readonly [next: Next, says: string, hint: string];

export const reconnect = 'Connect the Slack credential again. What is queued stays queued.';
const askAdmin = 'Ask an administrator of the Slack workspace to allow it.';
const wait = 'Nothing to do: it is tried again.';
const report = 'This is a fault of this package: please report it with the code.';
const otherChannel = 'Choose another channel.';
const shorten = 'Shorten the title, the text or the fields.';
const checkId = 'Check the ID.';
const startAgain = 'Nothing to do: the list is read again from its first page.';
const lookedUp = 'Nothing to do: it is looked up in Slack before it is sent again.';
/** As hints have it where nobody knows the app's name. */
export const unnamedApp = '@app (with the name of your app)';
const invite = `Type /invite ${unnamedApp} in the channel.`;
const smaller = 'Send a smaller file, or a link to it.';
const sentAgain = 'Nothing to do: the file is sent again.';
const otherFile = 'Send another kind of file, or ask an administrator of the Slack workspace.';

export const refusals: Readonly<Record<string, Meaning>> = {
	// The credential
	not_authed: ['stop', 'No Slack token was sent', reconnect],
	invalid_auth: ['stop', 'Slack does not accept the token, or not from this address', reconnect],
	account_inactive: ['stop', 'The Slack app or its workspace was deactivated', reconnect],
	token_expired: [
		'stop',
		'The Slack token has expired and was not renewed',
		`${reconnect} A pasted token that expires can’t be renewed: connect by OAuth2.`,
	],
	// Ours, while nobody can say whether there is a new one.
	token_not_renewed: ['later', 'The Slack token has expired, and Slack gave no new one yet', wait],
	token_revoked: ['stop', 'The Slack app was removed, or its token revoked', reconnect],
	missing_scope: [
		'stop',
		'The Slack app lacks a scope',
		'Add it to the Slack app under OAuth & Permissions, reinstall the app, connect again.',
	],
	not_allowed_token_type: [
		'stop',
		'Slack does not take this type of token here',
		'Use a bot token: it starts with xoxb- or xoxe.xoxb-.',
	],
	team_access_not_granted: ['stop', 'The token has no access to this workspace', reconnect],
	app_access_restricted: ['stop', 'The Slack app may not be used here', askAdmin],
	accesslimited: ['stop', 'Slack limits the access from this network', askAdmin],
	two_factor_setup_required: ['stop', 'Slack asks for two-factor authentication', askAdmin],
	enterprise_is_restricted: ['stop', 'Slack does not allow this from an Enterprise', askAdmin],
	unknown_method: [
		'stop',
		'The server does not know this Slack method',
		'Check the Base URL of the credential.',
	],
	deprecated_endpoint: ['stop', 'Slack has switched this address off', report],
	method_deprecated: ['stop', 'Slack has switched this method off', report],

	// Slack itself
	ratelimited: ['later', 'Slack asks to wait: too many requests', wait],
	rate_limited: ['later', 'Slack asks to wait: too many messages', wait],
	message_limit_exceeded: ['later', 'The workspace sends too many messages for its plan', wait],
	request_timeout: ['later', 'The request did not reach Slack whole', wait],
	team_added_to_org: ['later', 'The workspace is moving to an Enterprise organization', wait],
	org_login_required: ['later', 'The workspace is moving to an Enterprise organization', wait],
	external_channel_migrating: ['later', 'The shared channel is being moved', wait],
	// Slack on these: some aspect of the operation may have succeeded before the error was raised.
	internal_error: ['unsure', 'Slack had an internal error', lookedUp],
	fatal_error: ['unsure', 'Slack had an internal error', lookedUp],
	service_unavailable: ['unsure', 'Slack is not available at the moment', lookedUp],

	// The conversation
	channel_not_found: [
		'give_up',
		'The app sees no conversation with this ID: there is none, or it is private and the app is not in it',
		`Check the ID. If the channel is private, type /invite ${unnamedApp} in it.`,
	],
	not_in_channel: [
		'give_up',
		'The app is not a member of this channel',
		`${invite} For messages to public channels, the scope chat:write.public does as well.`,
	],
	no_permission: ['give_up', 'The app may not do this in this conversation', invite],
	is_archived: ['give_up', 'The channel is archived', 'Unarchive it, or choose another channel.'],
	channel_is_limited_access: ['give_up', 'The app has no access to this channel', askAdmin],
	channel_type_not_supported: ['give_up', 'This kind of channel takes no messages', otherChannel],
	method_not_supported_for_channel_type: [
		'give_up',
		'Slack can’t do this with this kind of conversation',
		otherChannel,
	],
	access_denied: ['give_up', 'Slack denies the access', askAdmin],
	ekm_access_denied: ['later', 'Administrators have suspended posting (key management)', askAdmin],
	restricted_action: [
		'give_up',
		'A setting of the workspace or of the channel forbids the app to post here',
		'Ask an administrator of the Slack workspace to let the app post in this channel.',
	],
	restricted_action_read_only_channel: [
		'give_up',
		'The channel is read-only',
		'Let the app be one of those who may post in it, or choose another channel.',
	],
	restricted_action_thread_only_channel: [
		'give_up',
		'The channel takes replies in threads only, and no new messages',
		'Let everybody post new messages in it, or choose another channel.',
	],
	restricted_action_non_threadable_channel: [
		'give_up',
		'The channel takes no replies in threads',
		'Send a message of its own in place of a reply.',
	],
	restricted_action_thread_locked: [
		'give_up',
		'An administrator has locked the thread',
		'Have it unlocked, or send a message of its own in place of a reply.',
	],
	posting_to_channel_denied: [
		'give_up',
		'The app may not post in this channel: it is read-only, takes replies in threads only, or is restricted',
		'Let the app be one of those who may post in it, or choose another channel.',
	],
	is_inactive: [
		'give_up',
		'Messages can’t be changed in this channel: it is archived, frozen or deleted',
		'Unarchive it, or choose another channel.',
	],
	too_many_members: ['give_up', 'The channel has no room for another member', otherChannel],
	invalid_channel: [
		'give_up',
		'Slack finds no channel with this ID, or takes it for none',
		checkId,
	],
	thread_not_found: [
		'give_up',
		'The message that this is a reply to is not there',
		'Nothing to do, unless it lasts: the message was probably deleted in Slack.',
	],
	cannot_reply_to_message: ['give_up', 'This message takes no replies', otherChannel],
	team_not_found: [
		'give_up',
		'Slack wants the ID of a channel here, not its name',
		'Use the ID of the channel: C… or G….',
	],

	// Ours, of files that Slack was handed several times
	files_not_shown: [
		'give_up',
		'Slack took the files several times, and shows them nowhere in the conversation',
		'Look whether another app removes them there, and send them again by Slack Digest, Retry.',
	],

	// The person
	users_not_found: ['give_up', 'No active Slack user has this e-mail', 'Check the e-mail.'],
	user_not_found: ['give_up', 'There is no Slack user with this ID', checkId],
	user_disabled: ['give_up', 'The Slack user is deactivated', 'Map the member again.'],
	user_not_visible: ['give_up', 'The app can’t see this Slack user', askAdmin],
	cannot_dm_bot: ['give_up', 'A bot takes no direct messages from an app', checkId],
	invalid_user_combination: ['give_up', 'The app shares no channel with this outsider', askAdmin],
	messages_tab_disabled: [
		'give_up',
		'The Slack app does not take part in direct messages',
		'Turn on the Messages Tab of the Slack app under App Home.',
	],

	// The message
	no_text: ['give_up', 'The message is empty', 'Give it a title.'],
	msg_too_long: ['give_up', 'The text of the message is too long for Slack', shorten],
	msg_blocks_too_long: ['give_up', 'The blocks of the message are too long for Slack', shorten],
	invalid_blocks: ['give_up', 'Slack does not accept the blocks of the message', report],
	invalid_blocks_format: ['give_up', 'Slack does not accept the blocks of the message', report],
	metadata_too_large: ['give_up', 'The metadata of the message is too large', report],
	invalid_metadata_format: ['give_up', 'Slack does not accept the metadata', report],
	invalid_metadata_schema: ['give_up', 'Slack does not accept the metadata', report],
	metadata_must_be_sent_from_app: [
		'stop',
		'Slack takes metadata from apps only',
		'Use a bot token of a Slack app: it starts with xoxb- or xoxe.xoxb-.',
	],
	slack_connect_file_link_sharing_blocked: [
		'give_up',
		'Links to files may not be shared outside',
		askAdmin,
	],
	slack_connect_canvas_sharing_blocked: ['give_up', 'Canvases may not be shared outside', askAdmin],
	slack_connect_lists_sharing_blocked: ['give_up', 'Lists may not be shared outside', askAdmin],

	// A message that is to be changed
	message_not_found: [
		'give_up',
		'The message is not there any more',
		'Nothing to do: what is new gets a message of its own.',
	],
	cant_update_message: [
		'give_up',
		'The message can’t be changed: it was not sent with this token',
		'Nothing to do: what is new gets a message of its own.',
	],
	edit_window_closed: [
		'give_up',
		'The message can’t be changed any more: the workspace allows it only for a time',
		'Ask an administrator of the Slack workspace for how long messages may be edited.',
	],
	block_mismatch: [
		'give_up',
		'The message can’t be changed into one of other blocks',
		'Nothing to do: what is new gets a message of its own.',
	],
	update_failed: ['later', 'Slack could not change the message', wait],
	streaming_state_conflict: ['later', 'The message is still being written', wait],

	// Files
	file_uploads_disabled: ['give_up', 'The workspace takes no files', askAdmin],
	file_uploads_except_images_disabled: ['give_up', 'The workspace takes images only', otherFile],
	file_type_not_allowed: ['give_up', 'The workspace does not take this kind of file', otherFile],
	blocked_file_type: ['give_up', 'The workspace does not take this kind of file', otherFile],
	file_upload_size_restricted: ['give_up', 'The file is too large for the workspace', smaller],
	storage_limit_reached: [
		'give_up',
		'The workspace has no room for more files',
		'Delete files in Slack, or ask an administrator for another plan.',
	],
	user_is_external_guest: ['give_up', 'Who comes from outside may not share files', askAdmin],
	// What was uploaded is good for one message and for a while only.
	file_not_found: ['later', 'Slack does not have the file any more', sentAgain],
	file_update_failed: ['later', 'Slack could not finish the file', sentAgain],
	file_deleted: ['give_up', 'Somebody deleted the file', 'Send it again.'],
	file_is_deleted: ['give_up', 'Somebody deleted the file', 'Send it again.'],
	not_visible: ['give_up', 'The app may not see the file', askAdmin],
	slack_connect_blocked_file_type: [
		'give_up',
		'This kind of file may not be shared outside',
		otherFile,
	],
	slack_connect_clip_sharing_blocked: ['give_up', 'Clips may not be shared outside', askAdmin],
	slack_connect_file_upload_sharing_blocked: [
		'give_up',
		'Files may not be shared outside',
		askAdmin,
	],

	// The walk over a list
	invalid_cursor: ['later', 'The place in the list is no longer valid', startAgain],
	limit_required: ['give_up', 'The list is too long to be read with this page size', report],
	invalid_limit: ['give_up', 'Slack does not accept this page size', report],

	...asGivenUp(wrongRequests),
};

function asGivenUp(says: Readonly<Record<string, string>>): Record<string, Meaning> {
	return Object.fromEntries(
		Object.entries(says).map(([code, said]) => [code, ['give_up', said, report]]),
	);
}
