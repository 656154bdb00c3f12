// Answers: npm failed – what does a person have to mend before it works?
import { spawnSync } from 'node:child_process';
import { DemoProblem } from '../problem.ts';
import type { NpmOutcome } from './npm.ts';

const notReached = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'ECONNRESET',
	'ENETUNREACH',
	'EHOSTUNREACH',
	'ETIMEDOUT',
	'ERR_SOCKET_TIMEOUT',
	'ENETDOWN',
]);

type Failure = Extract<NpmOutcome, { outcome: 'failed' }>;

export function explainInstallFailure(failure: Failure, logFile: string): DemoProblem {
	if (notReached.has(failure.code)) {
		return new DemoProblem(
			'no_network',
			`The npm registry can't be reached (${failure.code}), so n8n can't be installed. ${failure.summary}`,
			'Check the network and the proxy settings of npm (npm config get registry, HTTPS_PROXY), and start again.',
		);
	}
	if (failure.code === 'ENOSPC') {
		return new DemoProblem(
			'disk_full',
			'The disk ran full while n8n was being installed.',
			'Free about 4 GB, or choose another disk with XDG_CACHE_HOME=/another/folder, and start again.',
		);
	}
	if (failure.code === 'ENOENT') {
		return new DemoProblem(
			'npm_missing',
			"The program npm was not found, so n8n can't be installed.",
			'Install npm together with Node (https://nodejs.org), and start again.',
		);
	}
	return new DemoProblem(
		'npm_failed',
		`npm could not install n8n (${failure.code}). ${failure.summary}\n${failure.logEnd}`.trimEnd(),
		`Read ${logFile}, and start again: what was fetched already is in npm's cache.`,
	);
}

/** The one package that may have to be compiled: where its prebuilt binary can't be fetched. */
export function explainBuildFailure(
	failure: Failure,
	logFile: string,
	missing: readonly string[] = missingBuildTools(),
): DemoProblem {
	if (missing.length === 0 || notReached.has(failure.code) || failure.code === 'ENOSPC') {
		return explainInstallFailure(failure, logFile);
	}
	return new DemoProblem(
		'no_compiler',
		`n8n's SQLite driver has no ready-made binary for this machine and must be compiled, but ${missing.join(' and ')} ${missing.length > 1 ? 'are' : 'is'} missing.`,
		'Install a C++ compiler, make and Python 3 (Debian/Ubuntu: apt install build-essential python3; Fedora: dnf install gcc-c++ make python3; macOS: xcode-select --install), and start again.',
	);
}

export function missingBuildTools(): string[] {
	const tools: [string, readonly string[]][] = [
		['a C++ compiler', ['c++', 'g++', 'clang++']],
		['make', ['make', 'gmake']],
		['Python 3', ['python3', 'python']],
	];
	return tools
		.filter(([, programs]) => !programs.some((program) => answers(program)))
		.map(([name]) => name);
}

function answers(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}
