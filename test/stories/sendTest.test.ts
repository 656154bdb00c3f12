// Answers: does a test message show that messages arrive, and what the app may not do, without leaving a trace?
import { describe, expect, it } from 'vitest';
import { faults } from '../support/strictSlack/faults';
import { deactivated, person } from '../support/strictSlack/people';
import { appScopes } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { choose, minute, openWorld, readBy, tell, textOf } from './world';

const timeLimitMs = minute;
const toAna = { kind: 'member', email: 'ana@example.com' } as const;
const toOps = { kind: 'channel', channel: '#ops' } as const;
const open = (but: Parameters<typeof openWorld>[0] = {}) =>
	openWorld({
		users: [person('ana'), deactivated('dora')],
		channels: [channel('general'), channel('ops'), channel('slack-test')],
		...but,
	});

describe('a test message', () => {
	it('reaches a member, and says that it is one, of which workspace, and that nothing is to do', async () => {
		const world = await open();
		expect(await world.engine.sendTest(toAna)).toEqual({
			outcome: 'sent',
			sentTo: person('ana').id,
			ts: world.slack.messages[0]?.ts,
			testMode: false,
			workspace: { id: 'T0STRICT', name: 'Strict', botName: 'slack-notify' },
			scopes: { granted: [...appScopes], missing: [] },
		});
		const [text] = readBy(world, 'ana');
		for (const words of ['Test message', 'reach you', 'Strict', 'only a test', 'nothing to do']) {
			expect(text).toContain(words);
		}
	});

	it('reaches a channel by name, and the default channel where none is given', async () => {
		const world = await open();
		await world.engine.sendTest(toOps);
		await world.engine.sendTest({ kind: 'channel' });
		expect(world.slack.messages.map((message) => message.channel)).toEqual([
			channel('ops').id,
			channel('general').id,
		]);
		expect(textOf(world.slack.messages[0]!)).toContain('reach this channel');
	});

	it('goes past preferences, and leaves outbox and log as they were', async () => {
		const world = await open();
		await choose(world, 'ana', 'off');
		await world.engine.sendTest(toAna);
		await world.engine.sendTest(toAna);
		expect(readBy(world, 'ana')).toHaveLength(2);
		const { waiting } = await world.engine.sendDue({ timeLimitMs });
		expect(waiting).toMatchObject({ due: 0, unsure: 0 });
		expect(await world.engine.why({ recipient: toAna, most: 10 })).toMatchObject({ stories: [] });
	});

	it('keeps to the pace of all other messages', async () => {
		const world = await open();
		await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
		const before = world.clock.now();
		await world.engine.sendTest(toAna);
		expect(world.clock.now() - before).toBe(1_000);
	});

	it('obeys the test mode, and says whom it was for', async () => {
		const world = await open({ settings: { testModeTo: '#slack-test' } });
		expect(await world.engine.sendTest(toAna)).toMatchObject({
			outcome: 'sent',
			sentTo: channel('slack-test').id,
			testMode: true,
		});
		expect(readBy(world, 'ana')).toEqual([]);
		expect(textOf(world.slack.messages[0]!)).toMatch(/test mode.*ana@example.com/i);
		await world.engine.sendTest(toOps);
		expect(textOf(world.slack.messages[1]!)).toMatch(/test mode.*#ops/i);
	});

	it('goes to nobody where the test mode leads nowhere', async () => {
		const world = await open({ settings: { testModeTo: '#nowhere' } });
		expect(await world.engine.sendTest(toAna)).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'test_mode_unreachable' },
			testMode: true,
		});
		expect(world.slack.messages).toEqual([]);
	});
});

describe('a test message that can’t be sent', () => {
	it.each([
		['nobody@example.com', 'no_match', 'No Slack account has the e-mail address'],
		['dora@example.com', 'user_deactivated', 'is deactivated'],
	])('to %s says so as a notification would', async (email, code, says) => {
		const { engine } = await open();
		await engine.refreshDirectory(timeLimitMs);
		expect(await engine.sendTest({ kind: 'member', email })).toMatchObject({
			outcome: 'refused',
			refusal: { code, says: expect.stringContaining(says) },
		});
	});

	it.each([
		[{ kind: 'member', email: 'no e-mail' }, 'email_malformed'],
		[{ kind: 'member', email: undefined }, 'email_missing'],
		[{ kind: 'channel', channel: '#nowhere' }, 'channel_not_found'],
		[{ kind: 'channel', channel: 'two words' }, 'channel_malformed'],
	] as const)('to %j is an input that can’t be used', async (to, code) => {
		const { engine } = await open();
		await expect(engine.sendTest(to)).rejects.toMatchObject({ name: 'BadInput', code });
	});

	it.each([
		[{ read_only: true }, 'restricted_action_read_only_channel'],
		[{ thread_only: true }, 'restricted_action_thread_only_channel'],
		[{ restricted: true }, 'restricted_action'],
	])('to a channel that is %j is refused in the words of any message', async (but, code) => {
		const { engine } = await open({ channels: [channel('ops', but)] });
		const { outcome, refusal, scopes } = await engine.sendTest(toOps);
		expect([outcome, refusal?.code]).toEqual(['refused', code]);
		expect(scopes?.missing).toEqual([]);
	});

	it.each([
		['asks to wait', faults.rateLimited('30'), 'ratelimited'],
		['loses the answer', faults.answerLost(), undefined],
	])('because Slack %s is not sent again by itself, and says so', async (_, fault, code) => {
		const world = await open();
		world.slack.fail('chat.postMessage', fault);
		const { outcome, refusal } = await world.engine.sendTest(toAna);
		expect(outcome).toBe('refused');
		if (code) expect(refusal?.code).toBe(code);
		expect(refusal?.hint).toContain('Send it again');
		expect(refusal?.hint).not.toContain('Nothing to do');
		expect(world.slack.requestsOf('chat.postMessage')).toHaveLength(1);
	});

	it('holds all others back, too, where Slack asks to wait', async () => {
		const world = await open();
		world.slack.fail('chat.postMessage', faults.rateLimited('30'));
		await world.engine.sendTest(toAna);
		expect(await world.engine.sendTest(toOps)).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'ratelimited', hint: expect.stringContaining('Send it again') },
		});
		expect(world.slack.requestsOf('chat.postMessage')).toHaveLength(1);
	});

	it.each(['token_revoked', 'account_inactive'])(
		'because of %s says so, and knows no scopes',
		async (code) => {
			const world = await open();
			world.slack.revoke(code);
			expect(await world.engine.sendTest(toOps)).toMatchObject({
				outcome: 'refused',
				refusal: { code },
				scopes: undefined,
			});
		},
	);
});

describe('the scopes of the app', () => {
	it('that are missing are listed with what does not work without them', async () => {
		const lacks = ['files:write', 'chat:write.customize'];
		const scopes = appScopes.filter((scope) => !lacks.includes(scope));
		const { engine } = await open({ scopes });
		const answer = await engine.sendTest(toAna);
		expect(answer.outcome).toBe('sent');
		expect(answer.scopes?.missing).toMatchObject([
			{ name: 'chat:write.customize', essential: false },
			{ name: 'files:write', without: 'Reports and notifications with files are refused.' },
		]);
	});

	it('are listed, too, where the message was refused for want of one', async () => {
		const scopes = appScopes.filter((scope) => scope !== 'chat:write');
		const { engine } = await open({ scopes });
		expect(await engine.sendTest(toAna)).toMatchObject({
			outcome: 'refused',
			refusal: { code: 'missing_scope' },
			scopes: { missing: [{ name: 'chat:write', essential: true }] },
		});
	});

	it('that nobody tells are left out', async () => {
		const world = await open();
		const silent = await world.another({
			slack: (real) => ({ ...real, scopes: async () => undefined }),
		});
		expect((await silent.sendTest(toAna)).scopes).toBeUndefined();
	});
});
