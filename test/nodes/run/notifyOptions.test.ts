// Answers: do the options of the Notify nodes, and the credential's safeguards, do in n8n what they promise?
import { describe, expect, it } from 'vitest';
import { inN8nTellingMembers } from './tellMembers';
import { jsonOf, pairsOf } from './world';

const { world, parameters, notify, titles, hello } = inN8nTellingMembers();

const withOptions = (options: object, rest: object = {}) => ({
	parameters: { ...parameters, ...rest, options },
});
const choose = (frequency: string, schedule: object = {}, of: object = { subject: 'workspace' }) =>
	world.run('slackPreferences', {
		parameters: { operation: 'set', ...of, scope: 'everything', frequency, schedule },
	});
const sendDigests = async (days = 2) => {
	await world.n8n.pass(days * 24 * 3_600_000);
	return await world.run('slackDigest', {});
};
const hintsOf = ({ hints }: { hints: { message: string }[] }) =>
	hints.map(({ message }) => message);

describe('a dry run', () => {
	it('says what would happen, sends nothing and remembers nothing', async () => {
		const withId = { eventId: 'task-7' };
		const ran = await notify(
			[hello('ana'), hello('nobody')],
			withOptions({ dryRun: true }, withId),
		);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			reason: 'due_now',
			says: 'In a real run: goes out at once',
			dryRun: true,
			member: { email: 'ana@example.com', slackUserId: 'U00000ANA' },
		});
		expect(jsonOf(ran, 0)[0]).not.toHaveProperty('message');
		expect(jsonOf(ran, 2)[0]).toMatchObject({ reason: 'not_connected', dryRun: true });
		expect(hintsOf(ran)).toEqual(['Dry run: nothing was sent, and nothing was written down.']);
		expect(titles()).toEqual([]);

		const real = await notify([hello('ana')], withOptions({}, withId));
		expect(jsonOf(real, 0)[0]).toMatchObject({ decision: 'sent', reason: 'sent' });
		expect(jsonOf(real, 0)[0]).not.toHaveProperty('dryRun');
		const again = await notify([hello('ana')], withOptions({ dryRun: true }, withId));
		expect(jsonOf(again, 2)[0]?.says).toMatch(/^In a real run: told before/);
	});

	it('is one item’s own, and keeps no other item from being told', async () => {
		const items = [
			{ ...hello('ana'), dry: true },
			{ ...hello('ben'), dry: false },
		];
		const ran = await notify(items, withOptions({ dryRun: '={{ $json.dry }}' }));
		expect(pairsOf(ran, 0)).toEqual([0, 1]);
		expect(jsonOf(ran, 0).map(({ reason }) => reason)).toEqual(['due_now', 'sent']);
		expect(titles()).toEqual(['Hello ben']);
	});
});

describe('earlier events about the record', () => {
	const about = (earlier: string) => withOptions({ recordKey: 'task-7', earlier });
	const told = (type: string, title: string, earlier: string) =>
		notify([{ email: 'ana@example.com', type, title }], {
			...about(earlier),
			executionId: title,
		});

	it('make room for the newest of their type', async () => {
		await choose('daily');
		await told('task.due', 'Due Friday', 'keep');
		const ran = await told('task.due', 'Due Monday', 'replace');
		expect(jsonOf(ran, 1)[0]).toMatchObject({ reason: 'waits_for_window', withdrew: 1 });
		const digest = await sendDigests();
		expect(jsonOf(digest, 0)[0]).toMatchObject({
			notifications: [{ title: 'Due Monday', recordKey: 'task-7' }],
		});
	});

	it('come to nothing together with what cancels them, and the node says so', async () => {
		await choose('daily');
		await told('task.assigned', 'Yours', 'keep');
		const ran = await told('request.cancelled', 'Cancelled', 'cancel');
		expect(jsonOf(ran, 2)[0]).toMatchObject({
			decision: 'skipped',
			reason: 'cancelled_out',
			withdrew: 1,
			says: 'Not sent: it and what it cancels came to nothing before anybody was told',
		});
		await sendDigests();
		expect(titles()).toEqual([]);
	});

	it('stay where the record was not told about yet and nothing is queued', async () => {
		const ran = await told('request.cancelled', 'Cancelled', 'cancel');
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent' });
		expect(jsonOf(ran, 0)[0]).not.toHaveProperty('withdrew');
	});

	it('can’t be told without a record key', async () => {
		const ran = await notify([hello('ana')], withOptions({ earlier: 'replace' }));
		expect(ran.error?.message).toMatch(/\[field "Record Key", item 0\]$/);
		const wrong = await notify([hello('ana')], about('forget'));
		expect(wrong.error?.message).toContain('field "Earlier Events About the Record"');
	});
});

describe('when it happened, and until when it is of use', () => {
	it.each([
		['an expression with a date', '={{ $now.plus({ hours: 1 }) }}'],
		['text', '={{ $now.plus({ hours: 1 }).toISO() }}'],
		['milliseconds', '={{ $now.plus({ hours: 1 }).toMillis() }}'],
	])('is left out of a digest once it has expired by %s', async (_how, expiresAt) => {
		// In three days, in whatever time zone.
		await choose('weekly', { weekday: ((new Date().getUTCDay() + 2) % 7) + 1 });
		const expiring = await notify([hello('ana')], withOptions({ expiresAt }));
		expect(jsonOf(expiring, 1)[0]).toMatchObject({ reason: 'waits_for_window' });
		await notify([hello('ben')], { ...withOptions({}), executionId: '2' });
		await sendDigests(8);
		expect(titles()).toHaveLength(1);
		expect(JSON.stringify(world.slack.messages)).not.toContain('Hello ana');
	});

	it('is said in the message', async () => {
		const occurredAt = '2026-03-05T08:30:00Z';
		await notify([hello('ana')], withOptions({ occurredAt }));
		const at = String(Date.parse(occurredAt) / 1_000);
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain(at);
	});

	it.each([
		['Expires At', { expiresAt: 'tomorrow' }],
		['Occurred At', { occurredAt: '2026-03-05T08:30:00' }],
	])('is refused as %s where nobody knows which instant is meant', async (field, options) => {
		const ran = await notify([hello('ana')], withOptions(options));
		expect(ran.error?.message).toMatch(new RegExp(`\\[field "${field}", item 0\\]$`));
	});

	it('may be left empty', async () => {
		const ran = await notify([hello('ana')], withOptions({ expiresAt: '', occurredAt: '' }));
		expect(jsonOf(ran, 0)[0]).toMatchObject({ decision: 'sent' });
	});
});

describe('what is put off', () => {
	const today = new Date();

	it('by quiet hours says so, and goes out after them', async () => {
		const clock = (ms: number) => new Date(today.getTime() + ms).toISOString().slice(11, 16);
		const chosen = { choice: 'set', from: clock(-3_600_000), until: clock(2 * 3_600_000) };
		const ana = { subject: 'member', email: 'ana@example.com' };
		await choose('immediate', { timeZone: 'UTC', quietHours: { chosen } }, ana);
		const ran = await notify([hello('ana'), { ...hello('ana'), title: 'Fire', urgent: true }], {
			parameters: { ...parameters, options: { urgent: '={{ $json.urgent }}' } },
		});
		expect(jsonOf(ran, 1)[0]).toMatchObject({
			reason: 'quiet_hours',
			says: 'Put off to the end of the quiet hours. The node Slack Digest sends it, which belongs on a schedule',
			dueAt: expect.stringContaining(`T${chosen.until}:00`),
		});
		expect(titles()).toEqual(['Fire']);
		// Six hours on; the same hour of another day is a quiet one again.
		await sendDigests(0.25);
		expect(titles()).toHaveLength(2);
	});

	it('by a day off says so', async () => {
		const days = [((today.getUTCDay() + 1) % 7) + 1];
		await choose('immediate', { workingDays: { chosen: { choice: 'set', days } } });
		const ran = await notify([hello('ana')]);
		expect(jsonOf(ran, 1)[0]).toMatchObject({
			reason: 'day_off',
			says: 'Put off to the next working day. The node Slack Digest sends it, which belongs on a schedule',
		});
		expect(titles()).toEqual([]);
	});

	it.each([
		['mostPerRecipientAndHour', ['ana', 'ana', 'ana']],
		['mostPerRun', ['ana', 'ben', 'ana']],
	])(
		'by %s says so, and nothing is lost',
		async (cap, names) => {
			Object.assign(world.credentials, { [cap]: 2 });
			const ran = await notify(names.map(hello));
			expect(pairsOf(ran, 0)).toEqual([0, 1]);
			expect(jsonOf(ran, 1)[0]).toMatchObject({
				reason: 'too_many',
				says: 'Waits for one digest: these were more messages at once than are let through. The node Slack Digest sends it, which belongs on a schedule',
			});
			await sendDigests();
			expect(titles()).toHaveLength(3);
		},
		20_000,
	);

	it('by no cap where the credential says 0, and refuses a cap that is none', async () => {
		Object.assign(world.credentials, { mostPerRun: 0, mostPerRecipientAndHour: 0 });
		expect(pairsOf(await notify([hello('ana'), hello('ben')]), 0)).toEqual([0, 1]);
		Object.assign(world.credentials, { mostPerRun: 'some' });
		const ran = await notify([hello('ana')]);
		expect(ran.error?.message).toContain('[field "Messages per Run at Most"]');
	});
});

describe('the test mode', () => {
	it('sends everything to one place, says so, and counts it as told', async () => {
		const withId = withOptions({}, { eventId: 'task-7' });
		world.credentials.testModeTo = '#sales-signals';
		const ran = await notify([hello('ana'), hello('ben')], withId);
		expect(jsonOf(ran, 0)[0]).toMatchObject({
			decision: 'sent',
			reason: 'test_mode',
			says: 'Sent, but to where the test mode of the credential sends everything',
			message: { channel: 'CSALESSIGNALS' },
		});
		expect(hintsOf(ran)).toEqual([expect.stringMatching(/^Test mode: 2 messages went/)]);
		expect(world.slack.messages.map(({ channel }) => channel)).toEqual([
			'CSALESSIGNALS',
			'CSALESSIGNALS',
		]);
		expect(JSON.stringify(world.slack.messages[0])).toMatch(/ana/i);
		world.credentials.testModeTo = '';
		expect(jsonOf(await notify([hello('ana')], withId), 2)[0]).toMatchObject({
			reason: 'duplicate',
			says: expect.stringMatching(/^Told before/),
		});
	});
});

describe('the settings link', () => {
	it('is in every digest', async () => {
		world.credentials.preferencesUrl = 'https://acme.test/me/notifications';
		await choose('daily');
		await notify([hello('ana')]);
		await sendDigests();
		expect(JSON.stringify(world.slack.messages[0]?.blocks)).toContain(
			'https://acme.test/me/notifications',
		);
	});
});
