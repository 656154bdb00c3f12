// Answers: do the nodes keep two workspaces apart, and know whose events they are when Slack does not say?
import { afterEach, describe, expect, it } from 'vitest';
import { guest, person } from '../../support/strictSlack/people';
import { startStrictSlack, type StrictSlack } from '../../support/strictSlack/startStrictSlack';
import { startN8nCore, type Ran } from './startN8nCore';
import { inN8n, jsonOf } from './world';

const world = inN8n();
const closing: (() => Promise<unknown>)[] = [];
afterEach(() => Promise.all(closing.splice(0).map((close) => close())));

async function another(users: Parameters<typeof startStrictSlack>[0]): Promise<StrictSlack> {
	const slack = await startStrictSlack({ token: 'xoxb-other', teamId: 'T0OTHER', ...users });
	closing.push(() => slack.close());
	return slack;
}

const credentialsOf = ({ url, token }: StrictSlack, more: object = {}) => ({
	...world.credentials,
	baseUrl: url,
	accessToken: token,
	...more,
});

const sync = (emails: string[], credentials = world.credentials) =>
	world.run('slackMapMembers', {
		parameters: { operation: 'sync', email: '={{ $json.email }}' },
		items: emails.map((email) => ({ email })),
		credentials,
	});

const hello = {
	parameters: { email: 'ana@example.com', type: 'task.assigned', title: 'Hello' },
};

const statesOf = (ran: Ran) =>
	[...jsonOf(ran, 0), ...jsonOf(ran, 1)].map(({ state, reason }) => [state, reason]);

describe('two credentials for two workspaces on one store', () => {
	it('share no member, no directory and no queue', async () => {
		const other = await another({ users: [person('carl'), person('anna')] });
		const credentials = credentialsOf(other);
		await sync(['ana@example.com']);
		await sync(['carl@example.com'], credentials);
		const list = async (of = world.credentials) => {
			const parameters = { operation: 'getMany' };
			const ran = await world.run('slackMapMembers', { parameters, credentials: of });
			return jsonOf(ran, 0).map(({ slackUser }) => (slackUser as { id: string }).id);
		};
		expect(await list()).toEqual(['U00000ANA']);
		expect(await list(credentials)).toEqual(['U0000CARL']);

		const search = (of = world.credentials) =>
			world.search('slackMapMembers', 'searchSlackUsers', { filter: 'an', credentials: of });
		expect((await search()).results.map(({ value }) => value)).toEqual(['U00000ANA']);
		expect((await search(credentials)).results.map(({ value }) => value)).toEqual(['U0000ANNA']);

		const forgotten = await world.run('slackMapMembers', {
			parameters: { operation: 'forget', member: 'ana@example.com' },
			credentials,
		});
		expect(jsonOf(forgotten, 0)[0]).toMatchObject({ forgottenTotal: 0 });
		expect(await list()).toEqual(['U00000ANA']);
	});
});

describe('the matching rules of a credential', () => {
	it('hold for Map Members and for Notify Member where they are custom, and only there', async () => {
		const credentials = { ...world.credentials, matching: 'custom' };
		const plus = { ...credentials, ignorePlusTags: true };
		const same = { ...credentials, sameDomains: 'example.com = example.org' };
		const dots = { ...credentials, dotlessDomains: 'example.com' };
		world.slack.users.push(person('carl'));
		expect(statesOf(await sync(['ana+jobs@example.com']))).toEqual([['not_connected', 'no_match']]);
		for (const [rules, email] of [
			[plus, 'ana+work@example.com'],
			[same, 'ben@example.org'],
			[dots, 'c.arl@example.com'],
		] as const) {
			const ran = await world.run('slackNotifyMember', {
				parameters: { ...hello.parameters, email },
				credentials: rules,
			});
			expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent' });
			expect(statesOf(await sync([email], rules))).toEqual([['connected', 'alias_matches']]);
		}
		const standard = { ...plus, matching: 'standard' };
		expect(statesOf(await sync(['ana+play@example.com'], standard))).toEqual([
			['not_connected', 'no_match'],
		]);
	});

	it('let guests be connected where they are included', async () => {
		const email = 'gus@example.com';
		expect(statesOf(await sync([email]))).toEqual([['excluded', 'user_is_guest']]);
		const credentials = { ...world.credentials, matching: 'custom', includeGuests: true };
		expect(statesOf(await sync([email], credentials))).toEqual([['connected', 'email_matches']]);
		const found = await world.search('slackMapMembers', 'searchSlackUsers', {
			filter: 'gus',
			credentials,
		});
		expect(found.results).toHaveLength(1);
	});

	it('are refused where they cannot be read, with the credential’s field', async () => {
		const sameDomains = 'not a domain = acme.com';
		const wrong = { ...world.credentials, matching: 'custom', sameDomains };
		expect((await sync(['ana@example.com'], wrong)).error?.message).toContain(
			'[field "Same Domains"',
		);
		const never = { ...world.credentials, notFoundIsBelieved: 'always' };
		expect((await sync(['ana@example.com'], never)).error?.message).toContain(
			'[field "Not Found Is Believed For (Minutes)"',
		);
	});

	it('say for how long “not found” is believed', async () => {
		const credentials = { ...world.credentials, notFoundIsBelieved: 10 };
		const notify = () =>
			world.run('slackNotifyMember', { ...hello, credentials, executionId: 'x' });
		world.slack.users.length = 0;
		expect(jsonOf(await notify(), 2)[0]).toMatchObject({ reason: 'not_connected' });
		world.slack.users.push(person('ana'), guest('gus'));
		await world.n8n.pass(9 * 60_000);
		expect(jsonOf(await notify(), 2)[0]).toMatchObject({ reason: 'not_connected' });
		await world.n8n.pass(11 * 60_000);
		expect(jsonOf(await notify(), 0)[0]).toMatchObject({ decision: 'sent' });
	});
});

describe('an n8n that was started anew', () => {
	it('accepts events while Slack is away, because the store knows whose they are', async () => {
		await sync(['ana@example.com']);
		const { credentials, environment } = world;
		await world.slack.close();
		const restarted = await startN8nCore();
		closing.push(() => restarted.close());
		const node = 'slackNotifyMember';
		const run = { node, ...hello, items: [{}], credentials, environment };
		const ran = await restarted.run(run);
		expect(ran.error).toBeUndefined();
		expect(jsonOf(ran, 1)[0]).toMatchObject({ decision: 'queued', reason: 'waits_for_slack' });
	}, 90_000);
});

describe('a credential that Slack does not take any more', () => {
	it('is told once by the node that meets it first; the others queue, and all goes out once it works', async () => {
		const parameters = { ...hello.parameters, eventId: '={{ $json.id }}' };
		const notify = (id: string) =>
			world.run('slackNotifyMember', { parameters, items: [{ id }], executionId: id });
		await notify('1');
		world.slack.revoke('token_revoked');
		const first = await notify('2');
		expect(first.error?.message).toContain('removed, or its token revoked');

		const second = await notify('3');
		expect(second.error).toBeUndefined();
		expect(jsonOf(second, 1)[0]).toMatchObject({
			decision: 'queued',
			reason: 'disconnected',
			says: expect.stringContaining('reconnect it. Nothing is lost'),
		});

		const digest = await world.run('slackDigest', {});
		expect(digest.error).toBeUndefined();
		expect(digest.outputs).toEqual([[], []]);
		expect(digest.hints.map(({ type, message }) => [type, message])).toEqual([
			[
				'warning',
				expect.stringMatching(
					/^Nothing can be sent: The Slack app was removed, or its token revoked\. .*2 notification\(s\) stay queued/,
				),
			],
		]);

		world.slack.restore();
		await world.n8n.pass(3_600_000);
		const back = await world.run('slackDigest', {});
		expect(back.error).toBeUndefined();
		expect(jsonOf(back, 0)).toHaveLength(2);
		expect(world.slack.messages).toHaveLength(3);
	});

	it('stops what a person asked for each time, with what to do', async () => {
		await sync(['ana@example.com']);
		world.slack.revoke('account_inactive');
		for (let run = 0; run < 2; run++) {
			const ran = await sync(['ana@example.com']);
			expect(ran.error?.message).toContain('was deactivated');
			expect(ran.error?.description).toContain('Connect the Slack credential again');
		}
		const { error } = await world.search('slackMapMembers', 'searchSlackUsers', {
			filter: 'x@y.zz',
		});
		expect(error?.httpCode).toBe('403');
	});
});
