// Answers: does every code of Slack's have a meaning, and does a person understand it?
import { describe, expect, it } from 'vitest';
import { explainRefusal } from '../../src/slack/explainRefusal';
import { refusals } from '../../src/slack/refusals';
import { scopes } from '../../src/slack/scopes';

/** From the error tables of docs.slack.dev/reference/methods, as they stood in 2026. */
const documented = {
	'every method': `access_denied accesslimited account_inactive deprecated_endpoint ekm_access_denied
		enterprise_is_restricted fatal_error internal_error invalid_arg_name invalid_arguments invalid_array_arg
		invalid_auth invalid_charset invalid_form_data invalid_post_type method_deprecated missing_post_type
		missing_scope no_permission not_allowed_token_type not_authed org_login_required ratelimited
		request_timeout service_unavailable team_access_not_granted team_added_to_org token_expired token_revoked
		two_factor_setup_required`,
	'chat.postMessage': `app_access_restricted as_user_not_supported attachment_payload_limit_exceeded
		cannot_reply_to_message channel_not_found draft_already_deleted draft_already_sent draft_has_conflict
		draft_not_found duplicate_channel_not_found duplicate_message_not_found invalid_blocks
		invalid_blocks_format invalid_metadata_format invalid_metadata_schema is_archived markdown_text_conflict
		message_limit_exceeded messages_tab_disabled metadata_must_be_sent_from_app metadata_too_large
		missing_file_data msg_blocks_too_long no_text not_in_channel rate_limited restricted_action
		restricted_action_non_threadable_channel restricted_action_read_only_channel
		restricted_action_thread_locked restricted_action_thread_only_channel send_on_behalf_not_allowed
		slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked
		slack_connect_lists_sharing_blocked team_not_found too_many_attachments too_many_contact_cards`,
	'chat.update': `as_user_not_supported block_mismatch blocked_file_type cant_broadcast_message
		cant_update_message channel_not_found edit_window_closed external_channel_migrating file_deleted
		file_is_deleted file_not_found file_share_limit_reached invalid_attachments invalid_blocks
		invalid_blocks_format invalid_metadata_format invalid_metadata_schema is_inactive markdown_text_conflict
		max_file_sharing_exceeded message_limit_exceeded message_not_found metadata_must_be_sent_from_app
		metadata_too_large msg_too_long no_dual_broadcast_content_update no_text posting_to_channel_denied
		slack_connect_blocked_file_type slack_connect_canvas_sharing_blocked slack_connect_clip_sharing_blocked
		slack_connect_file_link_sharing_blocked slack_connect_file_upload_sharing_blocked
		streaming_state_conflict team_not_found too_many_attachments unable_to_share_files update_failed`,
	'files.getUploadURLExternal': `alt_txt_too_large file_type_not_allowed file_upload_size_restricted
		file_uploads_disabled file_uploads_except_images_disabled missing_argument snippet_too_large
		storage_limit_reached unknown_snippet_type unknown_subtype`,
	'files.completeUploadExternal': `channel_not_found channels_limit_exceeded file_not_found
		file_type_not_allowed file_update_failed file_uploads_except_images_disabled invalid_blocks
		invalid_channel not_in_channel posting_to_channel_denied user_is_external_guest`,
	'files.info': `canvas_disabled_file_team canvas_disabled_user_team canvas_globally_disabled file_deleted
		file_not_found not_visible slack_connect_canvas_sharing_blocked template_not_visible`,
	'conversations.join': `channel_is_limited_access channel_not_found is_archived
		method_not_supported_for_channel_type too_many_members`,
	'users.list': 'invalid_cursor limit_required missing_argument',
	'users.info': 'too_many_users user_not_found user_not_visible',
	'users.lookupByEmail': 'users_not_found',
	'conversations.list': `invalid_cursor invalid_limit invalid_types method_not_supported_for_channel_type
		missing_argument`,
	'conversations.info': 'channel_is_limited_access channel_not_found',
	'conversations.open': `channel_not_found invalid_user_combination method_not_supported_for_channel_type
		not_enough_users too_many_users user_disabled user_not_found user_not_visible users_list_not_supplied`,
	'conversations.history': `channel_is_limited_access channel_not_found invalid_cursor
		invalid_metadata_filter_keys invalid_ts_latest invalid_ts_oldest not_in_channel`,
	'conversations.replies': `channel_is_limited_access channel_not_found invalid_cursor
		invalid_metadata_filter_keys invalid_ts_latest invalid_ts_oldest missing_argument thread_not_found`,
};

const codesThat = (next: string) =>
	Object.keys(refusals).filter((code) => explainRefusal(code).next === next);

describe('the table of refusals', () => {
	it.each(Object.entries(documented))('knows what Slack documents for %s', (_, codes) => {
		const unknown = codes.split(/\s+/).filter((code) => !Object.hasOwn(refusals, code));
		expect(unknown).toEqual([]);
	});

	it('has a sentence for what happened and one for what to do, for every code', () => {
		for (const code of Object.keys(refusals)) {
			const { says, hint } = explainRefusal(code).refusal;
			expect(says, code).toMatch(/^\p{Lu}.*[^.]$/u);
			expect(hint, code).toMatch(/^\p{Lu}.*\.$/u);
		}
	});

	it('stops everything for what no message gets past', () => {
		expect(codesThat('stop')).toEqual(
			expect.arrayContaining([
				...['not_authed', 'invalid_auth', 'account_inactive', 'token_expired', 'token_revoked'],
				...['missing_scope', 'not_allowed_token_type'],
			]),
		);
	});

	it('is unsure of what Slack itself is unsure of, and of nothing else', () => {
		expect(codesThat('unsure').sort()).toEqual([
			...['fatal_error', 'internal_error', 'service_unavailable'],
		]);
	});

	it('tells how to bring the app into a private channel', () => {
		expect(explainRefusal('channel_not_found').refusal.hint).toContain('/invite @app');
	});
});

describe('a missing scope', () => {
	it('is named, with what it is for', () => {
		expect(explainRefusal('missing_scope', 'chat:write').refusal).toEqual({
			code: 'missing_scope',
			says: 'The Slack app lacks the scope chat:write (to send messages)',
			hint: expect.stringContaining('reinstall the app'),
		});
	});

	it('that nothing but one kind of message needs refuses that, and stops nothing else', () => {
		const nextOf = (name: string) => explainRefusal('missing_scope', name).next;
		for (const { name, essential } of scopes) {
			expect(nextOf(name), name).toBe(essential ? 'stop' : 'give_up');
		}
	});

	it('says what it is for as the list of scopes does', () => {
		for (const { name, purpose } of scopes) {
			const { says } = explainRefusal('missing_scope', name).refusal;
			expect(says).toBe(`The Slack app lacks the scope ${name} (${purpose})`);
		}
	});

	it('can be several, also ones we do not know', () => {
		expect(explainRefusal('missing_scope', 'channels:read,mpim:read').refusal.says).toBe(
			'The Slack app lacks the scope channels:read (to list public channels), mpim:read',
		);
	});

	it.each([undefined, '', 7])('that Slack does not name (%j) is said without a name', (needed) => {
		expect(explainRefusal('missing_scope', needed).refusal.says).toBe(
			'The Slack app lacks a scope',
		);
	});
});

describe('a code that is not in the table', () => {
	it.each(['a_code_of_tomorrow', 'constructor', '__proto__'])(
		'is given up and shown: %s',
		(code) => {
			expect(explainRefusal(code)).toMatchObject({
				next: 'give_up',
				refusal: { code, says: expect.stringContaining(code) },
			});
		},
	);
});
