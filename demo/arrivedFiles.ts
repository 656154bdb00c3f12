// Answers: which bytes does Slack hold of the files of a message?
import { asApp, type SlackAccess } from './slackCalls.ts';

export interface ArrivedFile {
	name: string;
	/** As Slack says it, in bytes. */
	size: number;
	/** As UTF-8; what is none becomes replacement characters. */
	content: string;
}

interface Shared {
	name: string;
	size: number;
	url_private: string;
}

export async function readFiles(
	slack: SlackAccess,
	files: readonly Shared[],
): Promise<ArrivedFile[]> {
	const read: ArrivedFile[] = [];
	for (const { name, size, url_private } of files) {
		const { url, token } = asApp(slack);
		const response = await fetch(new URL(new URL(url_private).pathname, url), {
			headers: { authorization: `Bearer ${token}` },
		});
		if (!response.ok) {
			throw new Error(`The emulated Slack refused the file ${name}: ${await response.text()}`);
		}
		const bytes = await response.arrayBuffer();
		read.push({ name, size, content: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) });
	}
	return read;
}
