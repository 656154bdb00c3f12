// Answers: do the files that were uploaded stand in the conversation?
import type { FilesCompleteUploadExternalArguments, WebClient } from '@slack/web-api';
import type { Clock } from '../clock';
import { listed, named, shown, type Shown } from './answers';
import { classify, unreadableAnswer, type Failure } from './classify';
import type { OutgoingShare, PostOutcome, Refusal } from './contract';
import type { FindConversation } from './directMessages';
import { ofFiles, toOutcome, toOutcomeOfQuestion } from './outcomes';
import { findShare, readShare, type Shared } from './shares';
import { unnamedApp } from './refusals';
import { SlackError } from './slackError';

export interface ShareParts {
	findConversation: FindConversation;
	clock: Clock;
}

/** Slack looks the files over before it shows them. What takes longer than all of these is looked up later. */
const pausesMs = [500, 1_000, 2_000, 4_000];

export async function share(
	client: WebClient,
	{ findConversation, clock }: ShareParts,
	wanted: OutgoingShare,
): Promise<PostOutcome> {
	let conversation: string;
	try {
		conversation = await findConversation(wanted.conversation);
	} catch (error) {
		return toOutcomeOfQuestion(error);
	}
	let first: Shown | undefined;
	try {
		const answer = await client.files.completeUploadExternal(argumentsOf(wanted, conversation));
		first = (listed(answer.files) ?? []).map(shown).find(({ id }) => id === wanted.files[0]?.id);
	} catch (error) {
		return toOutcome(ofFiles(toMembersOnly(classify(error))));
	}
	const fileId = named(first?.id);
	if (fileId === undefined) return toOutcome(unreadableAnswer());
	const found =
		readShare(first, conversation) ?? (await waitFor(client, clock, fileId, conversation));
	if (found === 'hidden') {
		return { outcome: 'posted', conversation, threadTs: wanted.threadTs };
	}
	return 'says' in found
		? { outcome: 'unsure', refusal: found }
		: { outcome: 'posted', conversation, ...found };
}

function argumentsOf(
	{ blocks, text, files, threadTs }: OutgoingShare,
	channel_id: string,
): FilesCompleteUploadExternalArguments {
	const [first, ...rest] = files.map(({ id, title }) => ({ id, title }));
	return {
		files: [first!, ...rest],
		channel_id,
		// With a comment Slack ignores the blocks.
		...(blocks.length > 0 ? { blocks } : text !== '' && { initial_comment: text }),
		...(threadTs !== undefined && { thread_ts: threadTs }),
	} as FilesCompleteUploadExternalArguments;
}

/** chat:write.public opens public channels for messages only. */
function toMembersOnly(failure: Failure): Failure {
	const { code } = failure.refusal;
	return code === 'not_in_channel' ? { ...failure, refusal: membersOnly } : failure;
}

const membersOnly: Refusal = {
	code: 'not_in_channel',
	says: 'The app is not a member of this channel, and files reach members only',
	hint:
		`Type /invite ${unnamedApp} in the channel. ` +
		'With the scope channels:join the app joins public channels by itself.',
};

/** One message has all the files, so that the first one says where they are. `hidden`: the app may not look. */
async function waitFor(
	client: WebClient,
	clock: Clock,
	fileId: string,
	conversation: string,
): Promise<Shared | Refusal | 'hidden'> {
	for (const pauseMs of pausesMs) {
		await clock.wait(pauseMs);
		try {
			const shared = await findShare(client, fileId, conversation);
			if (shared) return shared;
		} catch (error) {
			if (!(error instanceof SlackError)) throw error;
			if (error.code === 'missing_scope') return 'hidden';
			if (error.next === 'stop') return error.refusal;
			if (error.rateLimited) break;
		}
	}
	return notShown;
}

/** Known to happen: ok is true, and nobody ever sees the files. */
const notShown: Refusal = {
	code: 'files_not_shown',
	says: 'Slack took the files, and does not show them in the conversation',
	hint: 'Nothing to do: they are looked up in Slack before they are sent again.',
};
