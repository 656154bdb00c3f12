// Answers: what does a message say, and may it say so?
import { findBlockFaults, findMessageFaults } from '../../message/checkBlocks';
import { readJson, type Arguments } from './arguments';
import type { Call } from './methods';
import { needScopes, refuse } from './refuse';
import type { MessageState, StrictSender } from './workspace';

/** Undefined where the request says nothing of it: an update keeps it then. */
export function readContent(args: Arguments): Partial<MessageState> {
	const blocks = readList(args.blocks, 'invalid_blocks_format');
	const attachments = readList(args.attachments, 'invalid_attachments');
	if (blocks?.length || attachments?.length) {
		refuseBlockFaults(findMessageFaults({ blocks: blocks ?? [], attachments }));
	}
	return {
		...(args.text !== undefined && { text: args.text }),
		...(blocks && { blocks }),
		...(attachments && { attachments }),
	};
}

/** A message with files takes fewer kinds of blocks than Slack documents, and of one it is known what it answers. */
export function readShareBlocks(text: string | undefined): unknown[] {
	const blocks = readList(text, 'invalid_blocks') ?? [];
	if (blocks.length === 0) return [];
	const works = ['rich_text', 'section', 'context', 'header', 'divider', 'image'];
	const kinds = blocks.map((block) => (block as { type?: unknown } | null)?.type);
	// slackapi/python-slack-sdk #1756.
	if (kinds.includes('markdown')) refuse('internal_error');
	const others = kinds.filter((kind) => !works.includes(String(kind)));
	refuseBlockFaults(others.map((kind) => `not known to work with files: ${String(kind)}`));
	refuseBlockFaults(findBlockFaults(blocks));
	return blocks;
}

function readList(text: string | undefined, otherwise: string): unknown[] | undefined {
	const list = readJson(text, otherwise);
	if (list !== undefined && !Array.isArray(list)) refuse(otherwise);
	return list;
}

function refuseBlockFaults(faults: string[]): void {
	const [first] = faults;
	if (first === undefined) return;
	const wrong = faults.filter((fault) => !fault.startsWith('msg_blocks_too_long'));
	if (wrong.length === 0) refuse('msg_blocks_too_long');
	const isOfAttachments = wrong.every((fault) => /^(attachment |only_one_table)/.test(fault));
	refuse(isOfAttachments ? 'invalid_attachments' : 'invalid_blocks', {
		errors: wrong,
		response_metadata: { messages: wrong.map((fault) => `[ERROR] ${fault}`) },
	});
}

/** An empty object means none. */
export function readMetadata(text: string | undefined): MessageState['metadata'] {
	if (text === undefined) return undefined;
	if (text.length > 8_000) refuse('metadata_too_large');
	const metadata = readJson(text, 'invalid_metadata_format') as MessageState['metadata'] | null;
	const fits =
		typeof metadata?.event_type === 'string' &&
		typeof metadata.event_payload === 'object' &&
		Object.keys(metadata).every((name) => ['event_type', 'event_payload'].includes(name));
	return fits ? metadata : refuse('invalid_metadata_format');
}

/**
 * Slack documents the scope, and is known to send under the app's own name without a word where it is missing. Here that is
 * refused, unless a test asks for what Slack does.
 */
export function readSender({ args, scopes, ignoresSender }: Call): StrictSender | undefined {
	const { username, icon_emoji, icon_url } = args;
	const given = Object.entries({ username, icon_emoji, icon_url }).filter(([, value]) => value);
	if (given.length === 0) return undefined;
	const scope = 'chat:write.customize';
	if (ignoresSender && !scopes.includes(scope)) return undefined;
	needScopes(scopes, [scope]);
	return Object.fromEntries(given);
}
