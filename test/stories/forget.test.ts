import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, minute, openWorld, sync, tell, type World } from './world';

const timeLimitMs = minute;
const ana = { kind: 'given', email: 'ana@example.com' } as const;

/** All that the store's files hold, the deleted as well. */
function bytesOf({ path }: World): string {
	const files = [path, `${path}-wal`, `${path}-shm`].filter((file) => existsSync(file));
	return files.map((file) => readFileSync(file).toString('latin1')).join('');
}

function found(world: World, words: readonly string[]): string[] {
	const bytes = bytesOf(world);
	return words.filter((word) => bytes.includes(Buffer.from(word).toString('latin1')));
}

/** Ana was synced, told, and has something waiting; so has Bo. */
async function openWithHistory(): Promise<World> {
	const world = await openWorld({
		users: [
			person('ana', { id: 'U0ANALOPEZ', real_name: 'Ana López-Quinn' }),
			person('bo', { id: 'U0BORISOV', real_name: 'Bo Borisov' }),
		],
		channels: [channel('general')],
	});
	await sync(world.engine, [
		{ email: 'ana@example.com', otherEmails: 'ana.private@mail.example', name: 'Ana L. from HR' },
		{ email: 'bo@example.com', name: 'Bo B. from IT' },
	]);
	for (const name of ['ana', 'bo']) {
		await world.engine.notify([tell(name, `${name}-E1`, { title: `Told ${name}` })], {
			timeLimitMs,
		});
		await choose(world, name, 'daily');
		await world.engine.notify([tell(name, `${name}-E2`, { title: `Waits ${name}` })], {
			timeLimitMs,
		});
	}
	return world;
}

const ofAna = [
	...['ana@example.com', 'ana.private@mail.example', 'Ana L. from HR', 'Ana López-Quinn'],
	...['U0ANALOPEZ', 'Told ana', 'Waits ana', 'ana-E1', 'ana-E2'],
];
const ofBo = [
	...['bo@example.com', 'Bo B. from IT', 'Bo Borisov', 'U0BORISOV'],
	...['Told bo', 'Waits bo', 'bo-E1', 'bo-E2'],
];

describe('a forgotten member', () => {
	it('leaves nothing in the bytes of the store’s files, and everybody else is still there', async () => {
		const world = await openWithHistory();
		expect(found(world, ofAna)).toEqual(ofAna);
		await world.engine.forgetMembers([ana]);
		expect(found(world, ofAna)).toEqual([]);
		expect(found(world, ofBo)).toEqual(ofBo);
	});

	it('is told how many rows of each kind were erased', async () => {
		const world = await openWithHistory();
		expect(await world.engine.forgetMembers([ana])).toMatchObject([
			{
				outcome: 'forgotten',
				memberKey: 'ana@example.com',
				// The mapping, her two e-mails, and the list that she was in.
				rows: { mapping: 4, directory: 1, preferences: 1, notifications: 2, deliveries: 1 },
			},
		]);
		expect(await world.engine.forgetMembers([ana])).toMatchObject([{ total: 0 }]);
	});

	it('is not told what was queued, and is a new member to the next event', async () => {
		const world = await openWithHistory();
		await world.engine.forgetMembers([ana]);
		world.clock.pass(2 * day);
		const { deliveries } = await world.engine.sendDue({ timeLimitMs });
		expect(deliveries).toMatchObject([{ recipient: 'U0BORISOV' }]);
		const [again] = await world.engine.notify([tell('ana', 'ana-E1')], { timeLimitMs });
		expect(again).toMatchObject({ outcome: 'sent' });
	});

	it('is forgotten in the channel that was told in its place, too', async () => {
		const world = await openWorld({ channels: [channel('general')] });
		const request = tell('ana', 'E1', { memberId: '17', ifNotConnected: 'default_channel' });
		const [result] = await world.engine.notify([request], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent', details: { usedDefaultChannel: true } });
		const forgotten = await world.engine.forgetMembers([{ kind: 'key', key: 17 }]);
		expect(forgotten).toMatchObject([{ rows: { notifications: 1 } }]);
		expect(found(world, ['ana@example.com'])).toEqual([]);
	});

	it.each([
		['the e-mail', ana],
		['the ID', { kind: 'key', key: '17' }],
		['both', { ...ana, memberId: '17' }],
	] as const)('named by %s is forgotten by the other as well', async (_, reference) => {
		const world = await openWorld({ users: [person('ana')] });
		await world.engine.notify([tell('ana', 'EV-1')], { timeLimitMs });
		await sync(world.engine, [{ email: 'Ana@Example.com', memberId: '17' }]);
		await choose(world, 'ana', 'daily');
		await world.engine.notify([tell('ana', 'EV-2')], { timeLimitMs });
		await world.engine.forgetMembers([reference]);
		expect(found(world, ['example.com', 'Example.com', 'EV-1', 'EV-2'])).toEqual([]);
		expect((await world.engine.listMembers({ limit: 9, suggest: false })).items).toEqual([]);
	});

	it('named by an ID is forgotten under its e-mail, unless another ID has that too', async () => {
		const world = await openWorld({ users: [person('ana')] });
		const rows = ['17', '18'].map((memberId) => ({ email: 'ana@example.com', memberId }));
		await sync(world.engine, rows);
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const left = [];
		for (const key of ['17', '18']) {
			await world.engine.forgetMembers([{ kind: 'key', key }]);
			const { items } = await world.engine.listMembers({ limit: 9, suggest: false });
			left.push(items.map(({ mapping }) => mapping.member.key));
		}
		expect(left).toEqual([['18', 'ana@example.com'], []]);
		expect(found(world, ['ana@example.com'])).toEqual([]);
	});

	it.each([
		['ana@bücher.de', 'ana@bücher.de'],
		['ana@bücher.de', 'ANA@xn--bcher-kva.de'],
		['ana@xn--bcher-kva.de', 'ana@bücher.de'],
		['ana@bücher.de.', 'ana@bücher.de'],
		['ana@example.com.', 'ana@example.com'],
		['ana@example.com', 'Ana@example.com.'],
		['ana@example.com', 'ａｎａ@example.com'],
	])('that was known as %s is found as %s', async (known, named) => {
		const world = await openWorld({ users: [person('ana', { email: known.replace(/\.$/, '') })] });
		await sync(world.engine, [{ email: known, memberId: '17', name: 'Ana' }]);
		const answers = await world.engine.forgetMembers([{ kind: 'given', email: named }]);
		expect(answers).toMatchObject([{ outcome: 'forgotten' }]);
		expect((await world.engine.listMembers({ limit: 9, suggest: false })).items).toEqual([]);
	});

	it('that can’t be read stops no other', async () => {
		const world = await openWithHistory();
		const answers = await world.engine.forgetMembers([{ kind: 'given', email: 'no e-mail' }, ana]);
		expect(answers).toMatchObject([
			{ outcome: 'error', error: { field: 'Member Email' } },
			{ outcome: 'forgotten', memberKey: 'ana@example.com' },
		]);
	});
});
