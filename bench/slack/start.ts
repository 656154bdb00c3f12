// Answers: how is the process started and ended that plays Slack?
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ServedSlack {
	url: string;
	stop(): Promise<void>;
}

export async function serveSlack({ users = 0, channels = 0 }): Promise<ServedSlack> {
	const child = fork(join(import.meta.dirname, 'serve.ts'), [String(users), String(channels)]);
	const ended = once(child, 'exit');
	const [message] = (await Promise.race([
		once(child, 'message'),
		ended.then(([code]) => {
			throw new Error(`The process that plays Slack ended with code ${code}`);
		}),
	])) as [{ port: number }];
	return {
		url: `http://127.0.0.1:${message.port}`,
		async stop() {
			child.disconnect();
			await ended;
		},
	};
}
