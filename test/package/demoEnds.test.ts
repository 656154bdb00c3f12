// Answers: does Ctrl-C end everything that the demo started, whenever it comes?
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureN8n } from '../../demo/host';
import { requirePort } from '../../demo/ports';

interface Process {
	pid: number;
	parent: number;
	group: number;
}

const minute = 60_000;
let folder: string;
let demo: ChildProcess;
let said: string;
/** The demo and all that it started, as they were last seen. */
let seen: Process[];

beforeAll(async () => {
	await ensureN8n({ onProgress: (line) => console.log(line) });
});

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'slack-notify-demo-ends-'));
	said = '';
	seen = [];
	demo = spawn(process.execPath, ['demo/run.ts', '--n8n-port', '0', '--slack-port', '0'], {
		detached: true,
		// n8n does not start where NODE_ENV is `test`. All that is temporary goes below our folder.
		env: { ...process.env, NODE_ENV: 'production', TMPDIR: folder },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	demo.stdout?.on('data', (text) => (said += String(text)));
	demo.stderr?.on('data', (text) => (said += String(text)));
});

afterEach(() => {
	for (const { pid } of [...findDemo(), ...findLeft()]) {
		try {
			process.kill(pid, 'SIGKILL');
		} catch {
			// It ended meanwhile.
		}
	}
	rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
});

it.each([
	{ moment: 'while n8n is starting', line: /Starting n8n/, portsSaid: 1 },
	{ moment: 'while events are told', line: /credential is connected/, portsSaid: 2 },
])(
	'Ctrl-C $moment ends every process, frees the ports and removes the folder',
	async ({ line, portsSaid }) => {
		await until(() => line.test(said));
		// n8n leads a group of its own, out of the terminal's reach.
		await until(() => findDemo().some(({ group }) => group !== demo.pid));
		seen = findDemo();
		const ports = [...said.matchAll(/listens on http:\/\/[\w.]+:(\d+)/g)].map(([, port]) =>
			Number(port),
		);
		expect(ports).toHaveLength(portsSaid);
		for (const port of ports) await expect(requirePort(port, '', '')).rejects.toThrow(/is taken/);
		expect(findUserFolders()).toHaveLength(1);

		const ended = once(demo, 'exit');
		process.kill(demo.pid as number, 'SIGINT');
		const exit = await Promise.race([ended, wait(minute, 'still running', { ref: false })]);
		expect(exit, said).toEqual([130, null]);
		expect(findLeft()).toEqual([]);
		for (const port of ports) expect(await requirePort(port, '', '')).toBe(port);
		expect(findUserFolders()).toEqual([]);
	},
	6 * minute,
);

async function until(isSo: () => boolean): Promise<void> {
	for (const giveUpAt = Date.now() + 4 * minute; !isSo(); await wait(50)) {
		if (demo.exitCode !== null || Date.now() > giveUpAt) {
			throw new Error(`The demo did not get there. It said:\n${said}`);
		}
	}
}

function findUserFolders(): string[] {
	return readdirSync(folder).filter((name) => name.startsWith('n8n-nodes-slack-notify-demo-'));
}

/** The demo and its descendants. */
function findDemo(): Process[] {
	const all = listProcesses();
	const found = all.filter(({ pid }) => pid === demo.pid);
	for (const { pid } of found) found.push(...all.filter(({ parent }) => parent === pid));
	return found;
}

/** Whoever was seen, is in a group that was seen, or has something to do with our folder. */
function findLeft(): Process[] {
	const pids = new Set(seen.map(({ pid }) => pid));
	const groups = new Set([demo.pid, ...seen.map(({ group }) => group)]);
	return listProcesses().filter(
		({ pid, group }) => pids.has(pid) || groups.has(group) || knowsFolder(pid),
	);
}

function knowsFolder(pid: number): boolean {
	try {
		const told = ['environ', 'cmdline'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8'));
		return [...told, readlinkSync(`/proc/${pid}/cwd`)].some((text) => text.includes(folder));
	} catch {
		// Another account's process, one that just ended, or a system without /proc.
		return false;
	}
}

/** Those that have ended and only wait to be noticed by their parent are none. */
function listProcesses(): Process[] {
	const lines = existsSync('/proc/self/stat')
		? readdirSync('/proc').flatMap(readStat)
		: execFileSync('ps', ['-A', '-o', 'pid=,stat=,ppid=,pgid='], { encoding: 'utf8' }).split('\n');
	return lines.flatMap((line) => {
		const [pid, state, parent, group] = line.trim().split(/\s+/);
		if (!pid || state?.startsWith('Z')) return [];
		return [{ pid: Number(pid), parent: Number(parent), group: Number(group) }];
	});
}

function readStat(pid: string): string[] {
	if (!/^\d+$/.test(pid)) return [];
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The name, in brackets, may hold anything.
		return [`${pid} ${stat.slice(stat.lastIndexOf(')') + 2)}`];
	} catch {
		return [];
	}
}
