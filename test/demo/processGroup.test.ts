// Answers: does ending a program end what that program started, and nothing else?
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { startGroup } from '../../demo/processGroup.ts';

const isRunning = (pid: number) => {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
};

/** Starts a child of its own, says its process ID, and does what it is told about SIGTERM. */
const program = (onTerm: string) => `
	const { spawn } = require('node:child_process');
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	${onTerm}
	setInterval(() => {}, 1000);
	console.log(child.pid);
`;

async function start(onTerm: string) {
	const group = startGroup(process.execPath, ['-e', program(onTerm)], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const [line] = (await once(group.child.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
	return { group, grandchild: Number(String(line).trim()) };
}

it('a program ends together with what it started', async () => {
	const { group, grandchild } = await start('');
	expect(isRunning(grandchild)).toBe(true);
	await group.end();
	await group.ended;
	await expect.poll(() => isRunning(grandchild)).toBe(false);
});

it('a program that does not listen is ended by force', async () => {
	const { group, grandchild } = await start("process.on('SIGTERM', () => {});");
	await group.end(200);
	expect(await group.ended).toMatchObject({ signal: 'SIGKILL' });
	await expect.poll(() => isRunning(grandchild)).toBe(false);
});

it('another group goes on', async () => {
	const one = await start('');
	const other = await start('');
	await one.group.end();
	expect(isRunning(other.grandchild)).toBe(true);
	await other.group.end();
});

it('a program that is not there ends at once, with the reason', async () => {
	const group = startGroup('/no/such/program', [], { stdio: 'ignore' });
	expect((await group.ended).error).toMatchObject({ code: 'ENOENT' });
	await group.end();
});
