// Answers: what does Slack answer to each method that is called, when all is well, and what asks it?
import { connectSlack } from '../../src/slack/client';
import type { Slack } from '../../src/slack/contract';
import { metadataType } from '../../src/slack/messageArguments';
import { testClock } from '../support/testClock';

type Json = Record<string, unknown>;

export interface Method {
	answer: Json;
	/** Every way in which the engine comes to call it. */
	asking: readonly ((slack: Slack) => Promise<unknown>)[];
}

const message = { conversation: 'C1', text: 'Hello', blocks: [], key: 'key-1' };
const question = { conversation: 'C1', key: 'key-1', sinceMs: 1 };
const past = {
	ts: '1.1',
	thread_ts: '1.0',
	metadata: { event_type: metadataType, event_payload: { key: 'key-1' } },
	files: [{ id: 'F1' }],
};
const file = { id: 'F1', shares: { public: { C1: [{ ts: '1.1', thread_ts: '1.0' }] } } };
const user = {
	id: 'U1',
	name: 'ana',
	real_name: 'Ana',
	tz: 'UTC',
	team_id: 'T1',
	deleted: false,
	is_bot: false,
	profile: { email: 'ana@x.test', real_name: 'Ana', display_name: 'ana' },
	enterprise_user: { teams: ['T1'] },
};
const channel = { id: 'C1', name: 'ops', is_member: false, is_private: false, is_archived: false };
const response_metadata = { next_cursor: '' };

export const methods: Readonly<Record<string, Method>> = {
	'auth.test': {
		answer: { team_id: 'T1', user_id: 'U2', team: 'X', url: 'https://x.test/', user: 'notify' },
		asking: [(slack) => slack.identify(), (slack) => slack.scopes()],
	},
	'users.list': {
		answer: { members: [user], response_metadata },
		asking: [(slack) => slack.usersPage(), (slack) => slack.walkUsers(Infinity)],
	},
	'users.info': {
		answer: { user: { ...user, team_id: 'T2' } },
		asking: [(slack) => slack.findUserById('U1')],
	},
	'users.lookupByEmail': {
		answer: { user },
		asking: [(slack) => slack.findUserByEmail('ana@x.test')],
	},
	'conversations.list': {
		answer: { channels: [channel], response_metadata },
		asking: [(slack) => slack.channelsPage()],
	},
	'conversations.info': {
		answer: { channel },
		asking: [(slack) => slack.findChannel('C1'), (slack) => slack.openForFiles('C1')],
	},
	'conversations.join': {
		answer: { channel: { id: 'C1' } },
		asking: [(slack) => slack.openForFiles('C1')],
	},
	'conversations.open': {
		answer: { channel: { id: 'D1' } },
		asking: [
			(slack) => slack.openForFiles('U1'),
			(slack) => slack.lookUp({ ...question, conversation: 'U1' }),
		],
	},
	'chat.postMessage': {
		answer: { channel: 'C1', ts: '1.1', message: { ts: '1.1', thread_ts: '1.0' } },
		asking: [(slack) => slack.post(message)],
	},
	'chat.update': {
		answer: { channel: 'C1', ts: '1.1', message: { ts: '1.1', thread_ts: '1.0' } },
		asking: [(slack) => slack.update({ ...message, ts: '1.1' })],
	},
	'files.getUploadURLExternal': {
		answer: { upload_url: 'https://slack.test/upload', file_id: 'F1' },
		asking: [(slack) => slack.upload({ name: 'a', size: 1, read: oneByte })],
	},
	'files.completeUploadExternal': {
		answer: { files: [file] },
		asking: [(slack) => slack.share({ ...message, files: [{ id: 'F1', title: 'A' }] })],
	},
	'files.info': {
		answer: { file },
		asking: [(slack) => slack.lookUp({ ...question, fileIds: ['F1'] })],
	},
	'conversations.history': {
		answer: { messages: [past], response_metadata },
		asking: [(slack) => slack.lookUp(question)],
	},
	'conversations.replies': {
		answer: { messages: [past], response_metadata },
		asking: [(slack) => slack.lookUp({ ...question, threadTs: '1.0' })],
	},
};

async function* oneByte(): AsyncGenerator<Uint8Array> {
	yield new Uint8Array(1);
}

/** One method answers as told, and all others as they should. */
export function slackThatAnswers(
	method: string,
	body: string,
	headers: Record<string, string> = {},
): Slack {
	return connectSlack({
		baseUrl: 'https://slack.test',
		async fetch(url) {
			const asked = String(url).replace(/^.*\/api\//, '');
			const good = JSON.stringify({ ok: true, ...methods[asked]?.answer });
			return new Response(asked === method ? body : good, {
				headers: { 'content-type': 'application/json', ...headers },
			});
		},
		async upload(_, { read }) {
			for await (const piece of read()) void piece;
			return new Response('OK');
		},
		timeoutMs: 10_000,
		clock: testClock('2026-01-01T00:00:00Z'),
	});
}
