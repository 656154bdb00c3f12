// Answers: does the search for secrets find them, wherever and however they are written?
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchFor } from '../../cluster/secrets';

const token = 'xoxb-0123456789abcdef/+';
let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'slack-notify-secrets-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => searchFor({ token }, { 'the title': 'Something happened' });

describe('the search for secrets', () => {
	it.each([
		['as it is', token],
		['in an address', `https://slack.com/api/auth.test?token=${encodeURIComponent(token)}`],
		['as hex', Buffer.from(`before ${token} after`).toString('hex')],
		['in base64', Buffer.from(`me:${token}`).toString('base64')],
		['in base64, one on', Buffer.from(`:${token}!`).toString('base64')],
		['in base64, two on', Buffer.from(`u:${token}!!`).toString('base64')],
	])('finds one %s', (_, text) => {
		const search = open();
		search.text('the log', text);
		expect(search.found).toEqual(['The token can be read in the log']);
	});

	it('finds nothing where there is nothing, and counts what it looked at', () => {
		const search = open();
		search.text('the log', 'xoxb-');
		expect(search).toMatchObject({ found: [], texts: 1, bytes: 5, controls: {} });
	});

	it('says that it looked at something: what has to be there was seen', () => {
		const search = open();
		search.text('a row', 'Something happened');
		expect(search.controls).toEqual({ 'the title': 1 });
	});

	it('finds one in a file below the folder, across the edge of what is read at once', async () => {
		await mkdir(join(folder, 'deep'));
		const path = join(folder, 'deep', 'n8n.log');
		await writeFile(path, `${'.'.repeat(4 * 1024 * 1024 - 5)}${token}${'.'.repeat(100)}`);
		const search = open();
		await search.files(folder, []);
		expect(search.found).toEqual([`The token can be read in ${path}`]);
		expect(search).toMatchObject({ searchedFiles: 1, bytes: 4 * 1024 * 1024 + 95 + token.length });
	});

	it('leaves out installed code, and the files that it is told to', async () => {
		await mkdir(join(folder, 'node_modules'));
		await writeFile(join(folder, 'node_modules', 'index.js'), token);
		await writeFile(join(folder, 'config'), token);
		const search = open();
		await search.files(folder, ['/config']);
		expect(search).toMatchObject({ found: [], searchedFiles: 0 });
	});
});
