// Answers: what becomes of the bytes that are sent to the address of an upload?
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { Fault } from './faults';
import type { Workspace } from './workspace';

export interface Upload {
	/** Undefined where the address is none. */
	file?: string;
	/** Bytes that arrived. */
	size: number;
	/** What is answered. `broken`: nothing, the connection is gone. */
	answer: { status: number; text: string } | 'broken';
}

/** Reads part by part and keeps nothing but what the bytes add up to. */
export async function receiveUpload(
	request: IncomingMessage,
	ticket: string,
	workspace: Workspace,
	fault: Fault | undefined,
): Promise<Upload> {
	const file = workspace.files.find((each) => each.ticket === ticket);
	const hash = createHash('sha256');
	let size = 0;
	for await (const part of request as AsyncIterable<Buffer>) {
		if (fault?.msBetweenParts) await setTimeout(fault.msBetweenParts);
		hash.update(part);
		size += part.length;
		if (fault?.breaksAfterBytes !== undefined && size >= fault.breaksAfterBytes) {
			request.socket.resetAndDestroy();
			return { file: file?.id, size, answer: 'broken' };
		}
	}
	const refuse = (status: number, text: string) => ({
		...{ file: file?.id, size },
		answer: { status, text },
	});
	if (!file || file.completed) return refuse(404, 'file_not_found');
	if (request.headers['content-type']?.startsWith('multipart/')) {
		return refuse(400, 'parts of a form are not read here');
	}
	if (size !== file.length) return refuse(400, `${size} bytes in place of ${file.length}`);
	if (!fault || fault.done) file.sha256 = hash.digest('hex');
	return { file: file.id, size, answer: { status: 200, text: `OK - ${size}` } };
}
