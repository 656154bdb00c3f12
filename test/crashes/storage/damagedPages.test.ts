// Answers: whichever page of the file is damaged, is that said, or does it do no harm?
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openEngine, type Engine } from '../../../src/engine';
import { NotifyError } from '../../../src/errors';
import { connectSlack } from '../../../src/slack/client';
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { botUserId, person, teamId } from '../../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../../support/strictSlack/startStrictSlack';
import { testClock } from '../../support/testClock';
import { uploadBytes } from '../../support/uploadBytes';
import { hour, member, tell } from '../../stories/world';
import { idsIn } from '../processes/idsIn';
import { markOf } from '../processes/job';

const pageSize = 4096;
const timeLimitMs = 5_000;
let folder: string;
let slack: StrictSlack;
const time = testClock('2026-03-05T08:00:00Z');
/** Every look takes its moment, as it does in life. */
const clock = { ...time, now: () => (time.pass(1), time.now()) };

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), 'slack-notify-pages-'));
	const users = ['ana', 'bo', 'cy'].map((name) => person(name));
	slack = await startStrictSlack({ users, now: clock.now });
});
afterEach(async () => {
	rmSync(folder, { recursive: true });
	await slack.close();
});

let ids = 0;

async function withEngine(path: string, use: (engine: Engine) => Promise<unknown>): Promise<void> {
	const database = await openSqlite({ path });
	const connection = { baseUrl: slack.url, fetch: slack.fetch, upload: uploadBytes };
	try {
		const engine = await openEngine({
			database,
			slack: connectSlack({ ...connection, timeoutMs: 20_000, clock, workspaceId: teamId }),
			workspace: { id: teamId, name: 'Strict', url: slack.url, botUserId },
			clock,
			newId: () => `id-${++ids}`,
			settings: { timeZone: 'Europe/Paris', afterLostAnswer: 'hold' },
		});
		await use(engine);
	} finally {
		await database.close();
	}
}

const eventOf = (id: number, name: string) => tell(name, String(id), { title: markOf(String(id)) });

/** One event is told, and two wait for a digest. */
async function fill(path: string): Promise<void> {
	await withEngine(path, async (engine) => {
		await engine.notify([eventOf(1, 'ana')], { timeLimitMs });
		const everything = { kind: 'everything' } as const;
		await engine.setPreferences(member('bo'), { scope: everything, frequency: 'hourly' });
		await engine.notify([eventOf(2, 'bo'), eventOf(7, 'bo')], { timeLimitMs });
	});
}

/** The error that came of a new event and of a run that sends what is due. */
async function useFile(path: string): Promise<unknown> {
	try {
		await withEngine(path, async (engine) => {
			await engine.notify([eventOf(3, 'cy')], { timeLimitMs });
			time.pass(hour);
			await engine.sendDue({ timeLimitMs });
		});
		return undefined;
	} catch (error) {
		return error;
	}
}

it.each<[string, (page: Buffer) => void]>([
	['is overwritten', (page) => void page.fill(0xff)],
	['is erased', (page) => void page.fill(0)],
	[
		'has a wrong bit here and there',
		(page) => page.forEach((byte, at) => at % 97 === 5 && (page[at] = byte ^ 0x10)),
	],
])('A page that %s is called damage, or does no harm; nothing is told twice', async (_, damage) => {
	const whole = join(folder, 'whole.sqlite');
	await fill(whole);
	const pages = readFileSync(whole).length / pageSize;
	let called = 0;
	for (let page = 0; page < pages; page++) {
		const path = join(folder, `${page}.sqlite`);
		copyFileSync(whole, path);
		const bytes = readFileSync(path);
		damage(bytes.subarray(page * pageSize, (page + 1) * pageSize));
		writeFileSync(path, bytes);
		const before = slack.messages.length;
		const error = await useFile(path);
		if (error !== undefined) {
			called++;
			expect(error, `page ${page}`).toBeInstanceOf(NotifyError);
			expect((error as NotifyError).code, `page ${page}`).toBe('store_damaged');
		}
		const told = slack.messages.slice(before).flatMap(idsIn);
		expect(told, `page ${page}`).not.toContain('1');
		expect(new Set(told).size, `page ${page}`).toBe(told.length);
		time.pass(hour);
	}
	expect(called).toBeGreaterThan(5);
});
