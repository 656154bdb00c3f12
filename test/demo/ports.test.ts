// Answers: what does somebody read whose port is taken?
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requirePort } from '../../demo/ports.ts';

const demo = fileURLToPath(new URL('../../demo/run.ts', import.meta.url));
const squatter = createServer();
let taken = 0;

beforeAll(async () => {
	squatter.listen(0, '127.0.0.1');
	await once(squatter, 'listening');
	taken = (squatter.address() as AddressInfo).port;
});
afterAll(() => squatter.close());

describe('a port that is taken', () => {
	it('is refused with the option that chooses another', async () => {
		await expect(requirePort(taken, 'n8n', '--n8n-port')).rejects.toMatchObject({
			code: 'port_taken',
			message: `Port ${taken}, wanted for n8n, is taken by another program.`,
			hint: expect.stringContaining('--n8n-port') as string,
		});
	});

	it('is refused too where only the other meaning of localhost has it', async () => {
		const other = createServer();
		other.listen(0, '::1');
		await once(other, 'listening');
		const { port } = other.address() as AddressInfo;
		await expect(requirePort(port, 'n8n', '--n8n-port')).rejects.toMatchObject({
			code: 'port_taken',
		});
		other.close();
	});

	it('ends the demo with exit code 1 before anything is started', () => {
		const run = spawnSync(process.execPath, [demo, '--n8n-port', String(taken)], {
			encoding: 'utf8',
		});
		expect(run.status).toBe(1);
		expect(run.stderr).toContain(`Port ${taken}, wanted for n8n, is taken by another program.`);
		expect(run.stderr).toContain('npm run demo -- --n8n-port');
		expect(run.stdout).toBe('');
	});
});

describe('a port that is free', () => {
	it('is given back as it is, and chosen where none was asked for', async () => {
		const free = await requirePort(0, 'n8n', '--n8n-port');
		expect(free).toBeGreaterThan(0);
		expect(await requirePort(free, 'n8n', '--n8n-port')).toBe(free);
	});
});

it.each([['--n8n-port', 'many'], ['--slack-port', '70000'], ['--frequency']])(
	'an option that is wrong is named: %s %s',
	(...given) => {
		const run = spawnSync(process.execPath, [demo, ...given], { encoding: 'utf8' });
		expect(run.status).toBe(1);
		expect(run.stderr).toContain(given[0]);
		expect(run.stderr).toContain('--help');
	},
);
