// Answers: what does a node see of files in n8n, in its storage and in memory?
import { Readable } from 'node:stream';
import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { FilesContext } from '../../../nodes/shared/files/binaryFields';

export interface Storage {
	context: FilesContext;
	/** Of every stream that was opened, in turn. */
	opened: { id: string; chunkSize?: number; produced: number; isClosed: boolean }[];
}

/** n8n with these items. A stored file has as many bytes as its ID says, and they are made as they are read. */
export function n8nHolding(
	items: INodeExecutionData[],
	settings: { binaryMode?: 'separate' | 'combined' } = {},
): Storage {
	const opened: Storage['opened'] = [];
	const getBinaryStream = async (id: string, chunkSize = 64 * 1024) => {
		const file = { id, chunkSize, produced: 0, isClosed: false };
		opened.push(file);
		const stream = Readable.from(bytesOf(Number(id.split(':')[1]), chunkSize, file), {
			objectMode: true,
			highWaterMark: 1,
		});
		stream.once('close', () => (file.isClosed = true));
		return stream;
	};
	const context = {
		getInputData: () => items,
		getWorkflowSettings: () => settings,
		helpers: { getBinaryStream },
	} as unknown as FilesContext;
	return { context, opened };
}

function* bytesOf(size: number, chunkSize: number, file: { produced: number }) {
	for (let at = 0; at < size; at += chunkSize) {
		const length = Math.min(chunkSize, size - at);
		file.produced += length;
		yield Buffer.alloc(length, at / chunkSize);
	}
}

export function stored(size: number, rest: Partial<IBinaryData> = {}): IBinaryData {
	return {
		data: 'filesystem-v2',
		id: `filesystem-v2:${size}`,
		mimeType: 'application/pdf',
		bytes: size,
		...rest,
	};
}

export function inMemory(content: Buffer | string, rest: Partial<IBinaryData> = {}): IBinaryData {
	return { data: Buffer.from(content).toString('base64'), mimeType: 'text/plain', ...rest };
}

export function item(
	binary?: Record<string, IBinaryData>,
	json: IDataObject = {},
): INodeExecutionData {
	return binary ? { json, binary } : { json };
}
