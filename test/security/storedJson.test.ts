// Answers: what if something else wrote to the store?
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine';
import { choose, hour, minute, openWorld, sync, tell, type World } from '../stories/world';
import { faults } from '../support/strictSlack/faults';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { requireCleanPrototypes } from './monsters';
import { outcomeOf } from './outcome';

const deep = (open: string, close: string) => open.repeat(10_000) + '1' + close.repeat(10_000);
const polluting = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';

const anything: readonly string[] = [
	...['', 'null', '0', 'true', '"text"', '[]', '{}', '[null]', '[{}]', '{', polluting],
	...[deep('[', ']'), deep('{"a":', '}')],
];
const sound = '"type":"t","title":"T","fields":[],"occurredAt":0';
const events: readonly string[] = [
	'{"type":"t","title":"T","fields":null,"occurredAt":0}',
	'{"type":"t","title":{},"fields":[],"occurredAt":0}',
	'{"type":"t","title":"T","fields":[null],"occurredAt":0}',
	'{"type":"t","title":"T","fields":[],"occurredAt":"then"}',
	`{${sound},"blocks":[1]}`,
	`{${sound},"table":{"columns":[],"rows":[1]}}`,
	`{${sound},"files":{"length":1}}`,
	`{${sound},"mentions":"@"}`,
];
const preferences: readonly string[] = [
	'{"groups":[],"types":"x"}',
	'{"groups":{"__proto__":"off"},"types":{"__proto__":"off"},"quietHours":{"from":1}}',
];

/** Every column that holds JSON, and what may stand there. */
const columns: Readonly<Record<string, readonly string[]>> = {
	'notification.event': [...anything, ...events],
	'mapping.other_emails': anything,
	'mapping.candidate_ids': anything,
	'mapping.told': anything,
	'delivery.file_ids': anything,
	'preference.document': [...anything, ...preferences],
	'catalogue.document': [...anything, '{"version":1,"types":[{}]}'],
};

/** Everything that reads them. */
const asking: readonly ((engine: Engine) => Promise<unknown>)[] = [
	(engine) => engine.preview({ mostConversations: 10, until: Number.MAX_SAFE_INTEGER }),
	(engine) => engine.sendDue({ timeLimitMs: minute }),
	(engine) => engine.sendNow({ timeLimitMs: minute }),
	(engine) => engine.why({ most: 10 }),
	(engine) => engine.retry({ unsure: 'look_up', timeLimitMs: minute }),
	(engine) => engine.notify([tell('ana', 'another')], { timeLimitMs: minute }),
	(engine) => engine.notify([tell('ana', 'rehearsed')], { timeLimitMs: minute, dryRun: true }),
	(engine) => sync(engine, ['ana']),
	(engine) => engine.listMembers({ limit: 10, suggest: true }),
	(engine) => engine.listPreferences({ limit: 10 }),
	(engine) => engine.getPreferences({ kind: 'member', email: 'ana@example.com' }),
	(engine) => engine.listTypes(),
	(engine) => engine.withdraw({ eventId: 'waiting' }),
	(engine) => engine.forgetMembers([{ kind: 'given', email: 'ana@example.com' }]),
];

const pdf = {
	name: 'a.pdf',
	async *read() {
		yield new Uint8Array([1, 2, 3]);
	},
};

/** One notification waits for its digest, and of another nobody knows whether its file arrived. */
async function openWithRows(): Promise<World> {
	const users = [person('ana'), person('ben')];
	const world = await openWorld({ users, channels: [channel('general')] });
	const { engine, slack } = world;
	await sync(engine, ['ana', 'ben']);
	await choose(world, 'ana', 'daily');
	await engine.defineTypes({ version: 1, types: [] });
	slack.fail('files.completeUploadExternal', faults.answerLost());
	slack.fail('files.info', faults.http(500), 100);
	const requests = [tell('ana', 'waiting'), tell('ben', 'unsure', { files: [pdf] })];
	await engine.notify(requests, { timeLimitMs: minute });
	return world;
}

function write(path: string, column: string, text: string): void {
	const [table, name] = column.split('.');
	const file = new DatabaseSync(path);
	const { changes } = file.prepare(`update ${table} set ${name} = ?`).run(text);
	file.close();
	if (changes === 0) throw new Error(`No row of ${table} to write to`);
}

describe('a store that something else wrote to', () => {
	it.each(Object.keys(columns))('is a clear error or no matter: %s', async (column) => {
		const riddles: string[] = [];
		for (const text of columns[column]!) {
			const world = await openWithRows();
			write(world.path, column, text);
			world.clock.pass(25 * hour);
			for (const [index, ask] of asking.entries()) {
				await outcomeOf(() => ask(world.engine)).catch((error: Error) => {
					riddles.push(`${text.slice(0, 100)} at ${index}: ${error.message}`);
				});
			}
		}
		expect(riddles).toEqual([]);
		requireCleanPrototypes();
	});
});
