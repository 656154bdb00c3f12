import { describe, expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { channel } from '../support/strictSlack/workspace';
import { choose, minute, openWorld, sync, tell, tellChannel } from './world';

const timeLimitMs = minute;
const users = [person('ana')];

describe('bad input', () => {
	it.each([
		['no e-mail', tell('ana', 'E2', { email: '' }), 'Member Email'],
		['an e-mail that is none', tell('ana', 'E2', { email: 'ana at example' }), 'Member Email'],
		[
			'a type that can’t be one',
			tell('ana', 'E2', { type: 'Task assigned!' }),
			'Notification Type',
		],
		['a title that is an object', tell('ana', 'E2', { title: { text: 'Hello' } }), 'Title'],
		['a text that is a list', tell('ana', 'E2', { text: ['a', 'b'] }), 'Text'],
		['no title', tell('ana', 'E2', { title: '  ' }), 'Title'],
		['a text of 100,000 characters', tell('ana', 'E2', { text: 'x'.repeat(100_000) }), 'Text'],
		['a link that is a script', tell('ana', 'E2', { linkUrl: 'javascript:alert(1)' }), 'Link URL'],
		['an event ID that is an object', tell('ana', {}), 'Event ID'],
		['a channel that does not exist', tellChannel('#no-such-channel', 'E2'), 'Channel'],
		['a channel ID that does not exist', tellChannel('C0NOTTHERE', 'E2'), 'Channel'],
		['a channel that is no channel', tellChannel('two words', 'E2'), 'Channel'],
	])('%s is an error that names the field, and the others are told', async (_, bad, field) => {
		const { engine, slack } = await openWorld({ users, channels: [channel('general')] });
		const results = await engine.notify([tell('ana', 'E1'), bad, tell('ana', 'E3')], {
			timeLimitMs,
		});
		expect(results.map(({ outcome }) => outcome)).toEqual(['sent', 'error', 'sent']);
		expect(results[1]).toMatchObject({ error: { field, hint: expect.stringMatching(/\w{3,}/) } });
		expect(slack.messages).toHaveLength(2);
	});

	it('an undeclared type is told, and names the declared one that was probably meant', async () => {
		const { engine } = await openWorld({ users });
		const results = await engine.notify(
			[tell('ana', 'E1', { type: 'task.asigned' }), tell('ana', 'E2', { type: 'invoice.paid' })],
			{ timeLimitMs },
		);
		expect(results).toMatchObject([
			{ outcome: 'sent', details: { undeclared: { nearest: 'task.assigned' } } },
			{ outcome: 'sent', details: { undeclared: {} } },
		]);
	});

	it.each([
		['an unknown frequency', { frequency: 'fortnightly' }, 'Frequency'],
		['an unknown time zone', { timeZone: 'Mars/Olympus' }, 'Time Zone'],
		['a time that is none', { time: '25:00' }, 'Time'],
		['a weekday that is none', { weekday: 8 }, 'Weekday'],
	])('%s is refused with its field, and no preference changes', async (_, change, field) => {
		const { engine } = await openWorld({ users });
		const ana = { kind: 'member', email: 'ana@example.com' } as const;
		const set = engine.setPreferences(ana, { scope: { kind: 'everything' }, ...change });
		await expect(set).rejects.toMatchObject({ field });
		expect((await engine.getPreferences(ana)).preferences).toEqual({ groups: {}, types: {} });
	});

	it('in a list of members stops no other member', async () => {
		const { engine } = await openWorld({ users });
		const mapped = await sync(engine, [
			{ email: null },
			{ email: 'ana@example.com' },
			{ email: {} },
		]);
		expect(mapped.map(({ outcome }) => outcome)).toEqual(['error', 'connected', 'error']);
	});
});

describe('unusual input', () => {
	it('of 10,000 items in one run is queued whole', async () => {
		const world = await openWorld({ users });
		await choose(world, 'ana', 'daily');
		const events = Array.from({ length: 10_000 }, (_, index) => tell('ana', `E${index}`));
		const results = await world.engine.notify(events, { timeLimitMs });
		expect(results.filter(({ outcome }) => outcome === 'queued')).toHaveLength(10_000);
		expect(await world.engine.sendDue({ timeLimitMs: 0 })).toMatchObject({
			waiting: { later: 10_000 },
		});
	});

	it.each(['👩‍👩‍👧‍👦 Naïve café 🚀', 'مرحبا بالعالم', 'שלום', '日本語のお知らせ'])(
		'%s arrives as it was given',
		async (title) => {
			const { engine, slack } = await openWorld({ users });
			await engine.notify([tell('ana', 'E1', { title })], { timeLimitMs });
			expect(JSON.stringify(slack.messages[0]?.blocks)).toContain(title);
		},
	);

	it('of <!channel> in a title pings nobody', async () => {
		const { engine, slack } = await openWorld({ users });
		await engine.notify([tell('ana', 'E1', { title: '<!channel> Hello', text: '<!here>' })], {
			timeLimitMs,
		});
		const [message] = slack.messages;
		expect(message?.text).not.toMatch(/<!/);
		expect(JSON.stringify(message?.blocks)).not.toContain('mrkdwn');
		expect(JSON.stringify(message?.blocks)).toContain('<!channel> Hello');
	});
});
