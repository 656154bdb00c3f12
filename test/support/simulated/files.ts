// Answers: which files are in the Slack that is played in memory, and who may see them?
import { createHash } from 'node:crypto';
import type { Channel, OutgoingFile, OutgoingShare } from '../../../src/slack/contract';

/** A file whose bytes are really there. */
export interface UploadedFile {
	id: string;
	name: string;
	/** Bytes that were read. */
	size: number;
	sha256: string;
	shared: boolean;
}

export function createFiles(channels: readonly Channel[]) {
	const uploaded: UploadedFile[] = [];

	const keep = (name: string, { size, sha256 }: ReadBytes): string => {
		const id = `F${String(uploaded.length + 1).padStart(8, '0')}`;
		uploaded.push({ id, name, size, sha256, shared: false });
		return id;
	};

	/** Slack's code where they can't be shared: not there, or shared before. */
	const share = ({ files, conversation }: OutgoingShare): string | undefined => {
		const found = files.map(({ id }) => uploaded.find((each) => each.id === id));
		if (found.some((file) => !file || file.shared)) return 'file_not_found';
		const channel = channels.find(({ id }) => id === conversation);
		if (channel && !channel.isMember) return 'not_in_channel';
		for (const file of found) file!.shared = true;
		return undefined;
	};

	/** Joins the channel where it may. */
	const open = (conversation: string): string | undefined => {
		if (!conversation.startsWith('C')) return undefined;
		const channel = channels.find(({ id }) => id === conversation);
		if (!channel || (channel.isPrivate && !channel.isMember)) return 'channel_not_found';
		if (channel.isArchived) return 'is_archived';
		channel.isMember = true;
		return undefined;
	};

	return { uploaded, keep, share, open };
}

export interface ReadBytes {
	size: number;
	sha256: string;
}

/** Part by part, and none of them is kept. */
export async function readBytes(file: OutgoingFile): Promise<ReadBytes> {
	const hash = createHash('sha256');
	let size = 0;
	for await (const part of file.read()) {
		hash.update(part);
		size += part.length;
	}
	return { size, sha256: hash.digest('hex') };
}
