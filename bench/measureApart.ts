// Answers: how is one thing measured without anything that was done before it in the way? In a process of its own.
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** `question` goes to the measurement, and what it sends comes back. Both are plain data. */
export async function measureApart<Answer>(
	bundles: string,
	measurement: string,
	question: unknown,
	nodeOptions: readonly string[] = [],
): Promise<Answer> {
	const child = fork(join(bundles, `${measurement}.cjs`), [JSON.stringify(question)], {
		execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning', ...nodeOptions],
	});
	return await new Promise<Answer>((resolve, reject) => {
		let answer: Answer | undefined;
		child.on('message', (message) => (answer = message as Answer));
		child.on('error', reject);
		child.on('exit', (code) => {
			if (code === 0 && answer !== undefined) resolve(answer);
			else reject(new Error(`Measuring ${measurement} ended with code ${code}`));
		});
	});
}
