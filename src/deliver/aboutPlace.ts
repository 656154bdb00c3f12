// Answers: does a refusal speak of the place that a message goes to, and not of what it says?

const codes = new Set([
	'channel_not_found',
	'not_in_channel',
	'no_permission',
	'posting_to_channel_denied',
	'is_archived',
	'channel_is_limited_access',
	'channel_type_not_supported',
	'access_denied',
	'restricted_action',
	'restricted_action_read_only_channel',
	'restricted_action_thread_only_channel',
	'user_not_found',
	'user_disabled',
	'user_not_visible',
	'cannot_dm_bot',
	'messages_tab_disabled',
]);

/** Whatever goes there next is refused as well. */
export function isAboutPlace(code: string): boolean {
	return codes.has(code);
}
