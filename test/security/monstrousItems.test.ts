// Answers: does an item that nobody could make sense of do harm to the others of its run?
import { describe, expect, it } from 'vitest';
import { NotifyError } from '../../src/errors';
import { openWorld, readBy, sync, tell, tellChannel, minute } from '../stories/world';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { exotic, plain, requireCleanPrototypes, traps, type Monsters } from './monsters';

const monsters = (): unknown[] =>
	Object.values<Monsters[string]>({ ...plain, ...exotic, ...traps }).map((make) => make());
const open = () => openWorld({ users: [person('ana')], channels: [channel('general')] });

describe('a run with monstrous items', () => {
	it('answers each of them, and tells what the others say', async () => {
		const world = await open();
		const odd = monsters().flatMap((monster) => [
			tell('ana', 'odd', { title: monster }),
			tell('ana', 'odd', { fields: monster }),
			tell('ana', 'odd', { blocks: monster }),
			{ ...tell('ana', 'odd'), dedupeKey: monster },
			{ ...tell('ana', 'odd'), expiresAt: monster },
			tell('ana', 'odd', { email: monster }),
			tell('ana', 'odd', { memberId: monster }),
			tellChannel(monster, 'odd'),
		]);
		const requests = [...odd, tell('ana', 'good', { title: 'The good one' })];
		const results = await world.engine.notify(requests, { timeLimitMs: 60 * minute });
		expect(results).toHaveLength(requests.length);
		const riddles = results.filter(
			(result) => result.outcome === 'error' && !(result.error instanceof NotifyError),
		);
		expect(riddles).toEqual([]);
		expect(results.at(-1)).toMatchObject({ outcome: 'sent' });
		expect(readBy(world, 'ana').at(-1)).toContain('The good one');
		requireCleanPrototypes();
	});

	it('maps the members that can be read', async () => {
		const { engine } = await open();
		const odd = monsters().flatMap((monster) => [
			{ email: monster },
			{ email: 'odd@example.com', memberId: monster },
			{ email: 'odd@example.com', memberId: 'o1', otherEmails: monster },
			{ email: 'odd@example.com', memberId: 'o1', name: monster },
		]);
		const mapped = await sync(engine, [...odd, 'ana']);
		expect(mapped).toHaveLength(odd.length + 1);
		expect(mapped.at(-1)).toMatchObject({ outcome: 'connected' });
		requireCleanPrototypes();
	});

	it('imports the preferences of the others', async () => {
		const { engine } = await open();
		await sync(engine, ['ana']);
		const odd = monsters().flatMap((monster) => [monster, { member: monster }]);
		const good = { member: 'ana@example.com', everything: 'daily' };
		const answers = await engine.importPreferences([...odd, good], 'merge');
		expect(answers.at(-1)).toMatchObject({ outcome: 'imported' });
		expect(answers).toHaveLength(odd.length + 1);
		requireCleanPrototypes();
	});
});
