// Answers: C5. Is an expired token renewed once, by whoever meets it first, and everything told once all the same?
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { noteFigures } from '../../support/noteFigures';
import { faults } from '../../support/strictSlack/faults';
import { inN8nWithRotation, names } from './rotatingTokens';
import { startN8nCore } from './startN8nCore';
import { jsonOf } from './world';

const { world, startSlack, kept, notify, renewals, said, search, titles } = inN8nWithRotation();
const helloTo = (who: readonly string[]) => who.map((name) => `Hello ${name}`);
const ending: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(ending.splice(0).map((end) => end())));
afterEach(() => expect(said.join()).not.toMatch(/xoxe|strict-client-secret/));

const refusedAsExpired = () =>
	world.slack.requests.filter(
		({ answer }) => (answer as { error?: string } | undefined)?.error === 'token_expired',
	);

async function anotherWorker() {
	const worker = await startN8nCore();
	ending.push(() => worker.close());
	return worker;
}

describe('C5: a token that expires', () => {
	it.each([1, 30])(
		'after %i calls of a run of 20 is renewed, and all 20 are told once',
		async (lifeCalls) => {
			await startSlack({ lifeCalls });
			const ran = await notify(names, '1');
			expect(ran.error).toBeUndefined();
			expect(jsonOf(ran, 0)).toHaveLength(20);
			expect(titles().sort()).toEqual(helloTo(names).sort());
			expect(renewals().length).toBeGreaterThan(0);
			expect(renewals()).toHaveLength(refusedAsExpired().length);
			expect(kept()).toMatchObject({ ...world.slack.tokens.granted(), token_type: 'Bearer' });
		},
	);

	it('is renewed once for several executions of one n8n at once', async () => {
		await notify(['p0'], '0');
		for (let round = 1; round <= 3; round++) {
			world.slack.tokens.expire();
			world.slack.fail('oauth.v2.access', faults.dripping(30));
			const [one = '', two = '', three = ''] = names.slice(round * 3);
			const who = [one, two, three];
			const runs = await Promise.all(who.map((name) => notify([name], name)));
			expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
			// Some of them by another one's run.
			expect(titles()).toHaveLength(1 + round * 3);
			expect(renewals()).toHaveLength(round);
		}
		expect(refusedAsExpired().length).toBeGreaterThan(3);
	});

	it('is renewed by a list in the editor, too', async () => {
		world.slack.tokens.expire();
		const found = await search('slackMapMembers', 'searchSlackUsers', 'p7');
		expect(found.error).toBeUndefined();
		expect(renewals()).toHaveLength(1);
		expect(kept()).toMatchObject({ ...world.slack.tokens.granted(), token_type: 'Bearer' });
	});

	it('belongs to the same workspace when it is renewed: events are accepted while Slack is away', async () => {
		await notify(['p0'], '0');
		world.slack.tokens.expire();
		await notify(['p0'], '1');
		expect(renewals()).toHaveLength(1);
		await world.slack.close();
		const ran = await notify(['p1'], '2', { n8n: await anotherWorker() });
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 1)[0]).toMatchObject({ decision: 'queued', reason: 'waits_for_slack' });
	}, 120_000);
});

describe('C5: two workers with one credential', () => {
	it('that have no lock in common: who comes second takes what the first one got, and spoils nothing', async () => {
		const worker = await anotherWorker();
		await notify(['p0'], '0');
		for (let round = 1; round <= 6; round++) {
			const before = renewals().length;
			world.slack.tokens.expire();
			world.slack.recover('oauth.v2.access');
			// The first is slow enough for both to ask, and the second hears of its refusal after the first has its token.
			world.slack.fail('oauth.v2.access', faults.dripping(100));
			world.slack.fail('oauth.v2.access', faults.dripping(300));
			const runs = await Promise.all([
				notify([names[round * 2]!], `a${round}`),
				notify([names[round * 2 + 1]!], `b${round}`, { n8n: worker }),
			]);
			expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
			expect(kept()).toMatchObject({ ...world.slack.tokens.granted(), token_type: 'Bearer' });
			expect(titles()).toHaveLength(1 + round * 2);
			const [, second] = renewals().slice(before);
			if (!second) continue;
			expect(second.answer).toEqual({ ok: false, error: 'invalid_refresh_token' });
			return;
		}
		throw new Error('The two never asked at the same time');
	}, 120_000);

	it('renew it once each time it expires, and everybody is told once', async () => {
		const worker = await anotherWorker();
		const folder = mkdtempSync(join(world.n8n.folder, 'locks-'));
		await Promise.all([world.n8n, worker].map((n8n) => n8n.shareLocks(folder)));
		const who = names.slice(0, 18);
		for (const [round, name] of who.slice(0, 9).entries()) {
			world.slack.tokens.expire();
			world.slack.fail('oauth.v2.access', faults.dripping(20));
			const runs = await Promise.all([
				notify([name], `a${round}`),
				notify([who[round + 9]!], `b${round}`, { n8n: worker }),
			]);
			expect(runs.map(({ error }) => error)).toEqual([undefined, undefined]);
			expect(renewals()).toHaveLength(round + 1);
		}
		const contested = refusedAsExpired().length - 9;
		expect(contested).toBeGreaterThan(0);
		expect(titles().sort()).toEqual(helloTo(who).sort());
		noteFigures('token-rotation', {
			expired: 9,
			renewed: renewals().length,
			'met by both workers at once': contested,
			told: titles().length,
			'told twice': titles().length - new Set(titles()).size,
		});
	}, 120_000);
});
