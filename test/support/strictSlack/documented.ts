// Answers: which arguments does Slack document for each method that we call, and what does each look like?

/** What a value has to look like, as it stands in a form. */
export interface Shape {
	says: string;
	fits(value: string): boolean;
	/** What Slack says where it does not; `invalid_arguments` where absent. */
	refusal?: string;
}

export interface Documented {
	required: Readonly<Record<string, Shape>>;
	optional: Readonly<Record<string, Shape>>;
}

const shape = (says: string, pattern: RegExp): Shape => ({
	says,
	fits: (value) => pattern.test(value),
});
const text = shape('any text', /^/);
const yesOrNo = shape('true or false', /^(true|false|1|0)$/);
const number = shape('a whole number', /^\d+$/);
/** The stamp of a message. */
const stamp = shape('a stamp', /^\d+\.\d{6}$/);
const url = shape('an address', /^https?:\/\/[^\s<>"]+$/);
const emoji = shape('an emoji between colons', /^:[^:\s]+:$/);
const parse = shape('full or none', /^(full|none)$/);
const json = (refusal?: string): Shape => ({ says: 'JSON', fits: isJson, refusal });
const page = { cursor: text, limit: number };
const period = {
	...page,
	latest: text,
	oldest: text,
	inclusive: yesOrNo,
	include_all_metadata: yesOrNo,
};
const content = {
	attachments: json('invalid_attachments'),
	blocks: json('invalid_blocks_format'),
	markdown_text: text,
	metadata: json('invalid_metadata_format'),
	text,
	link_names: yesOrNo,
	parse,
	reply_broadcast: yesOrNo,
};
const sender = { username: text, icon_emoji: emoji, icon_url: url };

/**
 * docs.slack.dev/reference/methods. Left out: `token`, because it belongs in a header; what is for classic apps, drafts and
 * organizations only.
 */
export const documented: Readonly<Record<string, Documented>> = {
	'api.test': { required: {}, optional: { error: text, foo: text } },
	'auth.test': { required: {}, optional: {} },
	'oauth.v2.access': {
		required: {},
		optional: {
			client_id: text,
			client_secret: text,
			code: text,
			grant_type: text,
			redirect_uri: url,
			refresh_token: text,
		},
	},
	'users.list': { required: {}, optional: { ...page, include_locale: yesOrNo, team_id: text } },
	'users.info': { required: { user: text }, optional: { include_locale: yesOrNo } },
	'users.lookupByEmail': { required: { email: text }, optional: {} },
	'conversations.list': {
		required: {},
		optional: {
			...page,
			exclude_archived: yesOrNo,
			team_id: text,
			types: shape(
				'types of conversations',
				/^(public_channel|private_channel|mpim|im)(,(public_channel|private_channel|mpim|im))*$/,
			),
		},
	},
	'conversations.info': {
		required: { channel: text },
		optional: { include_locale: yesOrNo, include_num_members: yesOrNo },
	},
	'conversations.join': { required: { channel: text }, optional: {} },
	'conversations.open': {
		required: {},
		optional: { channel: text, prevent_creation: yesOrNo, return_im: yesOrNo, users: text },
	},
	'conversations.history': { required: { channel: text }, optional: period },
	'conversations.replies': { required: { channel: text, ts: stamp }, optional: period },
	'chat.postMessage': {
		required: { channel: text },
		optional: {
			...content,
			...sender,
			mrkdwn: yesOrNo,
			thread_ts: stamp,
			unfurl_app_links: yesOrNo,
			unfurl_links: yesOrNo,
			unfurl_media: yesOrNo,
		},
	},
	// Neither the sender nor the unfurling can be changed afterwards.
	'chat.update': {
		required: {
			channel: shape('the ID of a conversation, not of a person', /^[^UW]/),
			ts: stamp,
		},
		optional: { ...content, file_ids: text, unfurled_attachments: json() },
	},
	'files.getUploadURLExternal': {
		required: { filename: text, length: number },
		optional: { alt_txt: text, snippet_type: text },
	},
	'files.completeUploadExternal': {
		required: { files: json() },
		optional: {
			...sender,
			blocks: json('invalid_blocks'),
			// Slack's own words: "input must match regex pattern".
			channel_id: shape('the ID of a conversation, not of a person', /^[CGDZ][A-Z0-9]{8,}$/),
			channels: text,
			initial_comment: text,
			thread_ts: stamp,
		},
	},
	'files.info': { required: { file: text }, optional: { ...page, count: number, page: number } },
};

function isJson(value: string): boolean {
	try {
		JSON.parse(value);
		return true;
	} catch {
		return false;
	}
}
