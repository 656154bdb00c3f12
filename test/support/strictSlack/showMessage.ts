// Answers: how does the strict Slack show a message to whoever asks?
import { botUserId } from './people';
import type { StrictMessage } from './workspace';

export function showMessage(message: StrictMessage, withMetadata: boolean): object {
	const { ts, thread_ts, text, blocks, attachments, metadata, sender, files, earlier } = message;
	const subtype = files ? 'file_share' : message.broadcast && 'thread_broadcast';
	return {
		type: 'message',
		...(subtype && { subtype }),
		user: botUserId,
		ts,
		...(thread_ts !== undefined && { thread_ts }),
		text,
		blocks,
		...(attachments && { attachments }),
		...sender,
		...(files && { files: files.map(({ sha256: _sha256, ...file }) => file), upload: true }),
		...(earlier && { edited: { user: botUserId, ts } }),
		...(metadata && withMetadata && { metadata }),
	};
}
