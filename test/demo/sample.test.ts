// Answers: does the sample file contradict itself? Recounted from its own lists, in another way than it was made.
import { describe, expect, it } from 'vitest';
import { makeSample } from '../../demo/sample/make.ts';
import { lineOf, readSample } from '../../demo/sample/sample.ts';
import type { ExpectedEvent, SampleEvent, SampleMember } from '../../demo/sample/sample.ts';

const sample = readSample();
const { members, calls, expected, slack, preferences, connecting } = sample;

/** Two spellings of one address are one. */
const fold = (email: string) => email.normalize('NFKC').trim().toLowerCase();
const keyOf = ({ memberId, email }: SampleMember) => memberId || fold(email);

const isConnectedByHand = ({ email }: Pick<SampleMember, 'email'>) =>
	fold(email) === fold(connecting.email);
const slackUserOf = new Map(slack.users.map(({ email, name }) => [fold(email), name]));
const botEmail = `${slack.app.botName}@bots.emulate.dev`;
const groupOf = (type: string) => (type.startsWith('job.') ? 'sales_signal' : type.split('.')[0]);
const packageDefault = 'immediate';

function frequencyFor(member: SampleMember | undefined, type: string): string {
	const choices = preferences.filter((each) =>
		member === undefined
			? each.subject === 'workspace'
			: each.subject === 'member' && keyOf({ ...each, name: '' }) === keyOf(member),
	);
	const choice = (scope: string, key = '') =>
		choices.find((each) => each.scope === scope && (each[scope as 'type'] ?? '') === key)
			?.frequency;
	if (choice('everything') === 'off') return 'off';
	const found = choice('type', type) ?? choice('group', groupOf(type)) ?? choice('everything');
	if (found) return found;
	return member === undefined ? packageDefault : frequencyFor(undefined, type);
}

interface Recounted extends ExpectedEvent {
	event: SampleEvent;
}

function recount(): Recounted[][] {
	const told = new Set<string>();
	/** Conversation and record → the title of its first message. */
	const firsts = new Map<string, string>();
	return calls.map(({ workflow, afterConnecting, events }) =>
		events.map((event): Recounted => {
			const inSlack =
				afterConnecting && isConnectedByHand(event.member)
					? connecting.inSlack
					: event.member.email;
			const slackUser = slackUserOf.get(fold(inSlack));
			const skipped = (reason: 'not_connected' | 'muted' | 'duplicate'): Recounted => ({
				event,
				outcome: 'skipped',
				reason,
				arrives: 'never',
			});
			if (!slackUser && workflow === 'task') return skipped('not_connected');
			const frequency = frequencyFor(slackUser ? event.member : undefined, event.type);
			if (frequency === 'off') return skipped('muted');
			const key = `${event.eventId} for ${keyOf(event.member)}`;
			if (told.has(key)) return skipped('duplicate');
			told.add(key);
			const where = slackUser ?? sample.defaultChannel;
			if (frequency === 'immediate') {
				const record = `${where} ${event.recordKey}`;
				const first = workflow === 'job_change' ? firsts.get(record) : undefined;
				if (first === undefined) firsts.set(record, event.title);
				return {
					event,
					outcome: 'sent',
					reason: 'sent',
					arrives: 'now',
					where,
					...(first !== undefined && { [event.correction ? 'replaces' : 'under']: first }),
				};
			}
			const arrives = frequency === 'daily' ? 'with_the_digest' : 'after_the_demo';
			return { event, outcome: 'queued', reason: 'waits_for_window', arrives, where };
		}),
	);
}

describe('the sample file', () => {
	it('has at least 200 members and 300 events', () => {
		expect(members.length).toBeGreaterThanOrEqual(200);
		expect(calls.flatMap(({ events }) => events).length).toBeGreaterThanOrEqual(300);
	});

	it('is what its generator makes', () => {
		expect(makeSample()).toEqual(sample);
	});

	it('expects of every event what a recount from its own lists says', () => {
		const recounted = recount().map((call) => call.map(({ event: _event, ...rest }) => rest));
		expect(expected.events).toEqual(recounted);
	});

	it('expects of every member what a comparison with the Slack users says', () => {
		const recounted = members.map(({ email, name }) => {
			const slackUser = slackUserOf.get(fold(email));
			if (slackUser) return { output: 'connected', reason: 'email_matches', slackUser };
			if (fold(email) === botEmail) {
				return { output: 'needs_attention', reason: 'user_is_bot', slackUser: slack.app.botName };
			}
			const namesake = slack.users.find((user) => user.realName === name);
			return {
				output: 'needs_attention',
				reason: 'no_match',
				...(namesake && { suggested: namesake.email }),
			};
		});
		expect(expected.mappings).toEqual(recounted);
	});

	it('expects one message for each immediate event, and one digest for each place', () => {
		const all = recount().flat();
		const singles = all.filter(({ arrives }) => arrives === 'now');
		const digests = Map.groupBy(
			all.filter(({ arrives }) => arrives === 'with_the_digest'),
			({ where }) => where,
		);
		const replaced = singles.map(({ replaces }) => replaces);
		const left = singles.filter(({ event }) => !replaced.includes(event.title));
		const messages = [
			...left.map(({ where, event, under, replaces }) => ({
				where,
				titles: [event.title],
				...(under !== undefined && { under }),
				...(event.type.startsWith('job.') && { colour: expect.stringMatching(/^#[0-9A-F]{6}$/) }),
				...(replaces !== undefined && { edited: true }),
			})),
			...[...digests].map(([where, entries]) => {
				const [first, second] = entries.map(({ event }) => event);
				const titles = entries.map(({ event }) => event.title);
				const keys = entries.map(({ event }) => event.recordKey);
				const isAlone = second === undefined && first?.type.startsWith('job.');
				return {
					where,
					titles: keys.some((key, at) => keys.indexOf(key) < at)
						? [...titles, '· 2 updates']
						: titles,
					...(isAlone && { colour: expect.stringMatching(/^#[0-9A-F]{6}$/) }),
				};
			}),
		];
		expect(expected.messages.filter(({ where }) => where !== sample.adminChannel)).toEqual(
			messages,
		);
		expect(expected.stillQueued).toBe(
			all.filter(({ arrives }) => arrives === 'after_the_demo').length,
		);
	});

	it('expects the admins to be told who is open, once, and who was connected by hand', () => {
		const open = members.filter((_, index) => expected.mappings[index]?.output !== 'connected');
		const told = expected.messages.filter(({ where }) => where === sample.adminChannel);
		expect(told.map(({ titles }) => titles)).toEqual([
			[...open.map(lineOf), `(${connecting.inSlack})`],
			[expect.stringContaining('Petra Novak'), expect.stringContaining(connecting.byWhom)],
		]);
		expect(open.length).toBeGreaterThan(10);
	});

	it('connects one by hand whose account has another e-mail, with an event before and one after', () => {
		const [before, after] = calls
			.flatMap(({ events }, call) => events.map((event, at) => ({ event, call, at })))
			.filter(({ event }) => isConnectedByHand(event.member))
			.map(({ call, at }) => expected.events[call]?.[at]);
		expect(slackUserOf.has(fold(connecting.email))).toBe(false);
		expect(before).toMatchObject({ outcome: 'skipped', reason: 'not_connected' });
		const slackUser = slackUserOf.get(fold(connecting.inSlack));
		expect(after).toMatchObject({ outcome: 'sent', where: slackUser });
		expect(expected.connected).toEqual({
			output: 'connected',
			reason: 'connected_by_hand',
			slackUser,
		});
	});

	it('has follow-ups in threads and corrections, to people and in the default channel', () => {
		const after = recount().flat();
		const threads = after.filter(({ under }) => under !== undefined);
		const corrections = after.filter(({ replaces }) => replaces !== undefined);
		expect(threads.length).toBeGreaterThan(2);
		expect(corrections.length).toBeGreaterThan(1);
		const places = [...threads, ...corrections].map(({ where }) => where);
		expect(places).toContain(sample.defaultChannel);
		expect(places.some((where) => !where?.startsWith('#'))).toBe(true);
	});

	it('gives every event a title that is part of no other', () => {
		const titles = [...new Set(calls.flatMap(({ events }) => events.map(({ title }) => title)))];
		const ids = new Set(calls.flatMap(({ events }) => events.map(({ eventId }) => eventId)));
		expect(titles).toHaveLength(ids.size);
		for (const title of titles) {
			expect(titles.filter((other) => other.includes(title))).toEqual([title]);
		}
	});

	it('holds every kind of person, choice and text that the demo is about', () => {
		const events = calls.flatMap(({ events }) => events);
		const exact = members.filter(({ email }) => slackUserOf.has(email));
		const onlyFolded = members.filter(
			({ email }) => !slackUserOf.has(email) && slackUserOf.has(fold(email)),
		);
		expect(exact.length).toBeGreaterThan(50);
		expect(onlyFolded.length).toBeGreaterThan(20);
		expect(members.some(({ email }) => email !== email.trim())).toBe(true);
		expect(members.some(({ memberId }) => memberId === '')).toBe(true);
		expect(members.some(({ name }) => /\p{Script=Hebrew}|\p{Script=Arabic}/u.test(name))).toBe(
			true,
		);
		expect(members.some(({ name }) => /\p{Extended_Pictographic}/u.test(name))).toBe(true);
		expect(new Set(expected.mappings.map(({ reason }) => reason))).toEqual(
			new Set(['email_matches', 'no_match', 'user_is_bot']),
		);
		expect(new Set(preferences.map(({ frequency }) => frequency))).toEqual(
			new Set(['immediate', 'hourly', 'daily', 'weekly', 'off']),
		);
		expect(new Set(preferences.map(({ scope }) => scope))).toEqual(
			new Set(['everything', 'group', 'type']),
		);
		expect(new Set(events.map(({ type }) => type)).size).toBeGreaterThan(4);
		expect(events.some(({ title }) => title.includes('<!channel>'))).toBe(true);
		const reasons = expected.events.flat().map(({ outcome, reason }) => `${outcome} ${reason}`);
		for (const reason of ['muted', 'not_connected', 'duplicate']) {
			expect(reasons).toContain(`skipped ${reason}`);
		}
		const inDefaultChannel = expected.events.flat().filter(({ where }) => where?.startsWith('#'));
		expect(new Set(inDefaultChannel.map(({ arrives }) => arrives))).toEqual(
			new Set(['now', 'with_the_digest']),
		);
	});

	it('has one Slack account that two members share, with entries of both in one digest', () => {
		const sharers = Map.groupBy(members, ({ email }) => slackUserOf.get(fold(email)));
		const [name, twins] = [...sharers].find(([user, each]) => user && each.length > 1) ?? [];
		const keys = new Set(twins?.map(keyOf));
		const entries = recount()
			.flat()
			.filter(({ where, arrives }) => where === name && arrives === 'with_the_digest');
		expect(new Set(entries.map(({ event }) => keyOf(event.member)))).toEqual(keys);
	});
});
