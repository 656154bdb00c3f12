// Answers: C5. What becomes of events, and of the credential, where an expired token is not renewed?
import { afterEach, describe, expect, it } from 'vitest';
import { faults, type Fault } from '../../support/strictSlack/faults';
import { inN8nWithRotation } from './rotatingTokens';
import { startN8nCore } from './startN8nCore';
import { jsonOf } from './world';

const minute = 60_000;
const rotating = inN8nWithRotation();
const { world, connect, kept, notify, renewals, said, titles } = rotating;
afterEach(() => expect(said.join()).not.toMatch(/xoxe|strict-client-secret/));

const sendDue = () => rotating.run('slackDigest', {});

describe('C5: a renewal that Slack refuses with status 200', () => {
	it('is told once with what to do; events queue, and go out once the account is connected again', async () => {
		await notify(['p0'], '0');
		const before = kept();
		world.slack.tokens.expire();
		world.slack.fail('oauth.v2.access', faults.refusal('invalid_refresh_token'), 9);
		const first = await notify(['p1'], '1');
		expect(first.error?.message).toContain(
			'The Slack token has expired, and Slack refused to renew it (invalid_refresh_token)',
		);
		expect(first.error?.description).toContain('Connect the Slack credential again.');
		expect(first.error?.description).toContain('stays queued');
		expect(renewals()).toHaveLength(1);
		// Over what another worker may have got meanwhile, n8n would otherwise write the refusal and the old token.
		expect(kept()).toEqual(before);

		const second = await notify(['p2'], '2');
		expect(second.error).toBeUndefined();
		expect(jsonOf(second, 1)[0]).toMatchObject({ decision: 'queued', reason: 'disconnected' });
		expect((await sendDue()).hints[0]?.message).toContain('2 notification(s) stay queued');
		expect(titles()).toEqual(['Hello p0']);

		connect(world.slack.tokens.install());
		await world.n8n.pass(60 * minute);
		expect(jsonOf(await sendDue(), 0)).toHaveLength(2);
		expect(titles()).toEqual(['Hello p0', 'Hello p1', 'Hello p2']);
	});

	it('because of the app’s secret says which of the credential’s fields to check', async () => {
		await notify(['p0'], '0');
		world.slack.tokens.expire();
		world.slack.fail('oauth.v2.access', faults.refusal('bad_client_secret'));
		const { error } = await notify(['p1'], '1');
		expect(error?.message).toContain('(bad_client_secret)');
		expect(error?.description).toContain('Check the client ID and the client secret');
		// Once it is mended the same refresh token does.
		await world.n8n.pass(60 * minute);
		await sendDue();
		expect(titles()).toEqual(['Hello p0', 'Hello p1']);
	});

	it('at the first run of a credential says the same', async () => {
		world.slack.tokens.expire();
		world.slack.fail('oauth.v2.access', faults.refusal('invalid_refresh_token'));
		const { error } = await notify(['p1'], '1');
		expect(error?.message).toContain('refused to renew it (invalid_refresh_token)');
	});
});

describe('C5: a renewal that Slack does not answer', () => {
	const away: [string, Fault][] = [
		['HTTP 500', faults.http(500)],
		['a page with status 200', faults.html()],
		['null', faults.nullBody()],
		['an answer that says nothing', faults.text('{}')],
		['an internal error with status 200', faults.refusal('internal_error')],
		['a broken connection', faults.reset()],
	];
	it.each(away)(
		'but by %s is asked for again; nothing is lost, and the connection is not taken for lost',
		async (_what, fault) => {
			await notify(['p0'], '0');
			const before = kept();
			world.slack.tokens.expire();
			world.slack.fail('oauth.v2.access', fault, 99);
			const ran = await notify(['p1'], '1', { timeLimit: 2 });
			expect(ran.error).toBeUndefined();
			expect(jsonOf(ran, 1)[0]).toMatchObject({
				decision: 'queued',
				reason: 'waits_for_slack',
			});
			expect(kept()).toEqual(before);
			world.slack.recover('oauth.v2.access');
			await world.n8n.pass(60 * minute);
			const { hints } = await sendDue();
			expect(hints).toEqual([]);
			expect(titles()).toEqual(['Hello p0', 'Hello p1']);
		},
	);

	it('in time lets the run end in its time, and the next worker get it', async () => {
		await notify(['p0'], '0');
		world.slack.tokens.expire();
		world.slack.fail('oauth.v2.access', faults.hang());
		const ran = await notify(['p1'], '1', { timeLimit: 2 });
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 1)[0]).toMatchObject({ decision: 'queued' });
		const worker = await startN8nCore();
		try {
			await worker.pass(60 * minute);
			await rotating.run('slackDigest', {}, worker);
		} finally {
			await worker.close();
		}
		expect(titles()).toEqual(['Hello p0', 'Hello p1']);
	}, 120_000);

	it('and whose answer gets lost costs the refresh token: the account has to be connected again', async () => {
		await notify(['p0'], '0');
		world.slack.tokens.expire();
		world.slack.fail('oauth.v2.access', faults.answerLost());
		// Asked again for the member, Slack says that it was used up.
		const first = await notify(['p1'], '1');
		expect(renewals()).toHaveLength(2);
		expect(first.error?.message).toContain('refused to renew it (invalid_refresh_token)');
		const second = await notify(['p2'], '2');
		expect(jsonOf(second, 1)[0]).toMatchObject({ decision: 'queued', reason: 'disconnected' });
		connect(world.slack.tokens.install());
		await world.n8n.pass(60 * minute);
		await sendDue();
		expect(titles()).toEqual(['Hello p0', 'Hello p1', 'Hello p2']);
	});
});

describe('C5: what is not renewed', () => {
	it.each(['token_revoked', 'account_inactive', 'invalid_auth'])(
		'is a token that Slack refuses with %s',
		async (code) => {
			await notify(['p0'], '0');
			world.slack.revoke(code);
			const { error } = await notify(['p1'], '1');
			expect(error?.description).toContain('Connect the Slack credential again.');
			expect(renewals()).toEqual([]);
		},
	);

	it('is a token of an account that has no refresh token', async () => {
		const { refresh_token: _none, ...granted } = world.slack.tokens.granted();
		connect(granted);
		await notify(['p0'], '0');
		world.slack.tokens.expire();
		const { error } = await notify(['p1'], '1');
		expect(error?.message).toContain('has expired and was not renewed');
		expect(renewals()).toEqual([]);
	});

	it('is a pasted token, and the error says what to use in its place', async () => {
		const { url, tokens } = world.slack;
		const pasted = { baseUrl: url, timeZone: 'UTC', accessToken: tokens.granted().access_token };
		const parameters = { email: 'p1@example.com', type: 'task.assigned', title: 'Hello' };
		const run = { parameters, credentials: pasted, keptIn: undefined };
		tokens.expire();
		const { error } = await rotating.run('slackNotifyMember', run);
		expect(error?.message).toContain('has expired');
		expect(error?.description).toContain('A pasted token that expires can’t be renewed');
		expect(error?.description).toContain('connect by OAuth2');
		expect(renewals()).toEqual([]);
	});
});
