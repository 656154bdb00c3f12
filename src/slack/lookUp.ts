// Answers: did a message whose answer was lost arrive after all?
import type { WebClient } from '@slack/web-api';
import { shown } from './answers';
import type { LookUpOutcome, LookUpQuestion } from './contract';
import type { FindConversation } from './directMessages';
import { metadataType } from './messageArguments';
import { threadOf } from './messageThread';
import { findPastMessage, type PastMessage } from './pastMessages';
import { findShare, type Shared } from './shares';
import { SlackError } from './slackError';

export async function lookUp(
	client: WebClient,
	findConversation: FindConversation,
	question: LookUpQuestion,
): Promise<LookUpOutcome> {
	try {
		const conversation = await findConversation(question.conversation);
		const here = { ...question, conversation };
		const found = here.fileIds?.length
			? await findFiles(client, here, here.fileIds)
			: await findInPast(client, here, (message) => keyOf(message) === here.key);
		return found ? { outcome: 'found', conversation, ...found } : { outcome: 'not_found' };
	} catch (error) {
		if (error instanceof SlackError) return toOutcome(error);
		throw error;
	}
}

async function findInPast(
	client: WebClient,
	question: LookUpQuestion,
	isIt: (message: PastMessage) => boolean,
): Promise<Shared | undefined> {
	const found = await findPastMessage(client, question, isIt);
	return found?.ts === undefined ? undefined : { ts: found.ts, threadTs: threadOf(found) };
}

/** One message has all of them, so that any of them will do. */
async function findFiles(
	client: WebClient,
	question: LookUpQuestion,
	fileIds: readonly string[],
): Promise<Shared | undefined> {
	for (const fileId of fileIds) {
		try {
			const shared = await findShare(client, fileId, question.conversation);
			if (shared) return shared;
		} catch (error) {
			if (!(error instanceof SlackError)) throw error;
			if (error.code === 'missing_scope') {
				return findInPast(client, question, ({ files }) =>
					files.some((file) => fileIds.some((id) => id === shown(file).id)),
				);
			}
			if (!noSuchFile.has(error.code)) throw error;
		}
	}
	return undefined;
}

/** Slack throws away what was uploaded and not shared. */
const noSuchFile: ReadonlySet<string> = new Set(['file_not_found', 'file_deleted']);

function keyOf(message: PastMessage): unknown {
	const metadata = shown(message.metadata);
	return metadata.event_type === metadataType ? shown(metadata.event_payload).key : undefined;
}

function toOutcome({ code, next, refusal }: SlackError): LookUpOutcome {
	// Another scope or an invitation would change it. A token that no longer works says nothing of the
	// kind: once there is one that does, the message can be looked up.
	const notAllowed = next === 'give_up' || code === 'missing_scope';
	return { outcome: notAllowed ? 'not_allowed' : 'later', refusal };
}
