// Answers: do the two longer examples contradict themselves? Recounted by the written rules, in another way than by hand.
import { describe, expect, it } from 'vitest';
import type { ActEvent, SampleAct, UnfilledEntry } from '../../demo/sample/act.ts';
import { readSample } from '../../demo/sample/sample.ts';

const { acts, members, slack, calls } = readSample();
const mostPerHour = 30;
const mandatory = new Set(['approval.overdue']);
const groups: Record<string, string[]> = {
	document: ['document', 'snapshot', 'assignment'],
	release: ['release', 'production'],
	case: ['case', 'request', 'approval'],
	task: ['task'],
};
const groupOf = (type: string) =>
	Object.keys(groups).find((group) => groups[group]?.includes(type.split('.')[0] ?? '')) ?? 'other';
const earlierOf: Record<string, string> = { 'request.cancelled': 'cancel', 'task.due': 'replace' };

interface Entry {
	event: ActEvent;
	who: string;
	decided: string;
	arrives: 'now' | 'with_the_digest' | 'later' | 'never';
}

/** What each has chosen so far: a later entry on top of an earlier one. */
type Choices = Map<string, UnfilledEntry>;

const subjectOf = ({ member, channel }: UnfilledEntry) => member?.id ?? channel ?? 'workspace';

function learn(choices: Choices, entries: readonly UnfilledEntry[]): void {
	for (const entry of entries) {
		const before = choices.get(subjectOf(entry));
		choices.set(subjectOf(entry), {
			...before,
			...entry,
			groups: { ...before?.groups, ...entry.groups },
			types: { ...before?.types, ...entry.types },
		});
	}
}

function frequencyOf(choices: Choices, who: string, { type, urgent }: ActEvent): string {
	if (urgent) return 'urgent';
	const [own, workspace] = [choices.get(who), choices.get('workspace')];
	const said = [own, workspace].flatMap((by) => [
		by?.types?.[type],
		by?.groups?.[groupOf(type)],
		by?.everything,
	]);
	if (mandatory.has(type)) return said.find((each) => each && each !== 'off') ?? 'immediate';
	if (own?.everything === 'off') return 'off';
	return said.find(Boolean) ?? 'immediate';
}

function decide(
	choices: Choices,
	who: string,
	event: ActEvent,
): Pick<Entry, 'decided' | 'arrives'> {
	const own = choices.get(who);
	const frequency = frequencyOf(choices, who, event);
	if (frequency === 'off') return { decided: 'skipped muted', arrives: 'never' };
	if (event.expiresAt === 'passed') return { decided: 'skipped expired', arrives: 'never' };
	if (frequency === 'urgent') return { decided: 'sent sent', arrives: 'now' };
	const arrives = frequency === 'daily' ? 'with_the_digest' : 'later';
	if (frequency !== 'immediate') return { decided: 'queued waits_for_window', arrives };
	if (own?.workingDays) return { decided: 'queued day_off', arrives: 'later' };
	if (own?.quietHours) return { decided: 'queued quiet_hours', arrives: 'with_the_digest' };
	return { decided: 'sent sent', arrives: 'now' };
}

/** Plays an act by the rules alone. */
function recount({ steps }: SampleAct): Entry[] {
	const choices: Choices = new Map();
	const entries: Entry[] = [];
	for (const step of steps) {
		if (step.kind === 'choose') {
			learn(choices, step.entries);
			for (const entry of entries.filter(({ decided }) => decided.startsWith('queued'))) {
				if (entry.arrives === 'never') continue;
				const again = decide(choices, entry.who, entry.event);
				entry.arrives = again.arrives === 'now' ? 'with_the_digest' : again.arrives;
			}
		}
		if (step.kind !== 'tell') continue;
		for (const event of step.events) {
			const told = [
				event.channel,
				...[...(event.members ?? []), event.member].map((one) => one?.memberId),
			];
			for (const who of told.filter((each) => each !== undefined)) tell(who, event);
		}
	}
	return entries;

	function tell(who: string, event: ActEvent): void {
		const entry: Entry = { event, who, ...decide(choices, who, event) };
		const theirs = entries.filter((each) => each.who === who);
		const about = theirs.filter((each) => each.event.recordKey === event.recordKey);
		const waiting = about.filter(
			({ arrives }) => arrives === 'with_the_digest' || arrives === 'later',
		);
		const earlier = earlierOf[event.type];
		const gone = waiting.filter((each) => earlier === 'cancel' || each.event.type === event.type);
		if (earlier) for (const each of gone) each.arrives = 'never';
		const isTold = about.some(({ arrives }) => arrives === 'now');
		if (earlier === 'cancel' && gone.length > 0 && !isTold) {
			Object.assign(entry, { decided: 'skipped cancelled_out', arrives: 'never' });
		}
		const tooMany = theirs.filter(({ arrives }) => arrives === 'now').length >= mostPerHour;
		if (entry.arrives === 'now' && tooMany) {
			Object.assign(entry, { decided: 'queued too_many', arrives: 'later' });
		}
		entries.push(entry);
	}
}

/** In whose conversation it is read. */
const whereOf = (who: string) => {
	const email = members.find(({ memberId }) => memberId === who)?.email;
	return slack.users.find((user) => user.email === email)?.name ?? who;
};

/** What a digest says besides its titles. */
const isRemark = (text: string) => /^· |expired$/.test(text);
const inOrder = (messages: { where: string; titles: string[] }[]) =>
	messages.map(({ where, titles }) => JSON.stringify([where, ...titles.toSorted()])).toSorted();

describe.each(acts.map((act) => [act.workflow, act] as const))('the act about %s', (_, act) => {
	const entries = recount(act);

	it('expects of every event and recipient what the rules say', () => {
		const expected = act.steps.flatMap((step) => (step.kind === 'tell' ? step.expected : []));
		const told = expected.map(
			({ eventId, who, outcome, reason }) => `${eventId} for ${who}: ${outcome} ${reason}`,
		);
		const recounted = entries.map(
			({ event, who, decided }) => `${event.eventId} for ${who}: ${decided}`,
		);
		expect(told.toSorted()).toEqual(recounted.toSorted());
	});

	it('expects a message for each that is told at once, and one digest for each place', () => {
		const singles = entries
			.filter(({ arrives }) => arrives === 'now')
			.map(({ event, who }) => ({ where: whereOf(who), titles: [event.title] }));
		const waiting = entries.filter(
			({ event, arrives }) => arrives === 'with_the_digest' && !event.expiresAt,
		);
		const digests = [...Map.groupBy(waiting, ({ who }) => who)].map(([who, theirs]) => ({
			where: whereOf(who),
			titles: [...new Set(theirs.map(({ event }) => event.title))],
		}));
		const expected = act.messages.map(({ where, titles }) => ({
			where,
			titles: titles.filter((title) => !isRemark(title)),
		}));
		expect(inOrder(expected)).toEqual(inOrder([...singles, ...digests]));
	});

	it('expects to wait still what waits for a later hour or day', () => {
		const later = entries.filter(({ arrives }) => arrives === 'later');
		expect(act.stillQueued).toBe(later.length);
	});

	it('is asked why about every event of one member', () => {
		if (!act.why) return;
		const theirs = entries.filter(({ who }) => who === act.why?.member.memberId);
		expect(Object.keys(act.why.answers).toSorted()).toEqual(
			theirs.map(({ event }) => event.eventId).toSorted(),
		);
		const told = theirs.filter(
			({ event, arrives }) => arrives !== 'never' && event.expiresAt === undefined,
		);
		const answeredTold = Object.entries(act.why.answers).filter(([, says]) => says === 'told sent');
		expect(answeredTold.map(([eventId]) => eventId).toSorted()).toEqual(
			told.map(({ event }) => event.eventId).toSorted(),
		);
	});
});

it('all events of the sample have a title that is part of no other', () => {
	const ofActs = acts.flatMap(({ steps }) =>
		steps.flatMap((step) => (step.kind === 'tell' ? step.events : [])),
	);
	const titles = [
		...new Set([...ofActs, ...calls.flatMap(({ events }) => events)].map(({ title }) => title)),
	];
	for (const { title } of ofActs) {
		expect(titles.filter((other) => other.includes(title))).toEqual([title]);
	}
});

it('the acts hold every kind of decision that they are about', () => {
	const decided = new Set(acts.flatMap(recount).map((entry) => entry.decided));
	expect(decided).toEqual(
		new Set([
			...['sent sent', 'queued waits_for_window', 'queued quiet_hours', 'queued day_off'],
			...['queued too_many', 'skipped muted', 'skipped expired', 'skipped cancelled_out'],
		]),
	);
});
