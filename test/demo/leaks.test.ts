// Answers: would the demo notice a token that was written down?
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findLeaks } from '../../demo/leaks.ts';

let folder = '';
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'leaks-test-'));
	mkdirSync(join(folder, '.n8n/slack-notify'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('a folder without a token has no leak', async () => {
	writeFileSync(join(folder, 'n8n.log'), 'Owner was set up successfully');
	expect(await findLeaks(folder)).toEqual([]);
});

it('a token between the bytes of a database is found', async () => {
	const file = join(folder, '.n8n/slack-notify/store.sqlite');
	writeFileSync(file, Buffer.from([0, 255, 254, ...Buffer.from('xoxb-abc'), 0, 128]));
	expect(await findLeaks(folder)).toEqual([`A token can be read in ${file}`]);
});
