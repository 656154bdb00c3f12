import { afterEach, describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { choose, day, minute, openWorld, sync, syncReport, tell, tellChannel } from './world';

const timeLimitMs = minute;
const started: StrictSlack[] = [];

afterEach(async () => {
	for (const slack of started.splice(0)) await slack.close();
});

/** Two credentials, two workspaces, one store. Account IDs and e-mails are the same in both; names are not. */
async function openTwo() {
	const acme = await openWorld({
		users: [person('ana', { real_name: 'Ana of Acme' })],
		channels: [channel('general')],
	});
	const slack = await startStrictSlack({
		teamId: 'T0OTHER',
		token: 'xoxb-other-token',
		users: [person('ana', { real_name: 'Ana of Other', tz: 'Asia/Tokyo' })],
		channels: [channel('general', { id: 'C0OTHER' })],
		now: acme.clock.now,
	});
	started.push(slack);
	const other = { ...acme, slack, engine: await acme.another({ server: slack }) };
	return { acme, other };
}

const known = async (world: { engine: Awaited<ReturnType<typeof openTwo>>['acme']['engine'] }) =>
	(await world.engine.listMembers({ limit: 100, suggest: false })).items;

describe('two workspaces on one store', () => {
	it('have members, Slack users and time zones of their own', async () => {
		const { acme, other } = await openTwo();
		expect(await sync(acme.engine, ['ana'])).toMatchObject([
			{ slackUser: { name: 'Ana of Acme' } },
		]);
		expect(await sync(other.engine, ['ana'])).toMatchObject([
			{ slackUser: { name: 'Ana of Other', timeZone: 'Asia/Tokyo' }, change: 'new' },
		]);
		expect(await known(acme)).toMatchObject([{ slackUser: { name: 'Ana of Acme' } }]);
	});

	it('tell one event each, and neither knows of the other’s', async () => {
		const { acme, other } = await openTwo();
		for (const { engine, slack } of [acme, other]) {
			const results = await engine.notify([tell('ana', 'E1'), tellChannel('#general', 'E2')], {
				timeLimitMs,
			});
			expect(results).toMatchObject([{ outcome: 'sent' }, { outcome: 'sent' }]);
			expect(slack.messages).toHaveLength(2);
		}
	});

	it('do not share what a person connects or removes by hand, nor what somebody chose', async () => {
		const { acme, other } = await openTwo();
		await choose(acme, 'ana', 'off');
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await acme.engine.disconnectMember(ana, { mapAgain: false });
		const [result] = await other.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
		expect(await known(acme)).toMatchObject([{ mapping: { state: 'removed' } }]);
	});

	it('do not miss each other’s members', async () => {
		const { acme, other } = await openTwo();
		await syncReport(acme.engine, ['ana', 'bo', 'cy']);
		acme.clock.pass(day);
		const report = await syncReport(other.engine, ['ana'], { missing: 'forget' });
		expect(report).toMatchObject({ missing: [], forgotten: [] });
		expect(await known(acme)).toHaveLength(3);
	});

	it('forget a member each for itself', async () => {
		const { acme, other } = await openTwo();
		for (const { engine } of [acme, other])
			await engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const ana = { kind: 'given', email: 'ana@example.com' } as const;
		await acme.engine.forgetMembers([ana]);
		expect(await known(acme)).toEqual([]);
		expect(await known(other)).toMatchObject([{ outcome: 'connected' }]);
		const [again] = await other.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(again).toMatchObject({ reason: 'duplicate' });
	});

	it('are disconnected each for itself', async () => {
		const { acme, other } = await openTwo();
		acme.slack.revoke('token_revoked');
		await expect(acme.engine.notify([tell('ana', 'E1')], { timeLimitMs })).rejects.toThrow();
		const [result] = await other.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		expect(result).toMatchObject({ outcome: 'sent' });
	});

	it('send only what is their own', async () => {
		const { acme, other } = await openTwo();
		await choose(acme, 'ana', 'daily');
		await acme.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		acme.clock.pass(2 * day);
		expect(await other.engine.sendDue({ timeLimitMs })).toMatchObject({
			deliveries: [],
			waiting: { due: 0, later: 0 },
		});
		expect((await acme.engine.sendDue({ timeLimitMs })).deliveries).toMatchObject([
			{ state: 'sent' },
		]);
	});
});
