// Answers: what happens in the sample, and what has to become of each event?
import type { ByHand, Person } from './people.ts';
import type { ExpectedEvent, SampleCall, SampleEvent } from './sample.ts';

type Workflow = SampleCall['workflow'];

/** What holds for who chose nothing: the workspace's choice for promotions, and the package's own defaults. */
const unchosen: Record<string, string> = {
	'job.changed': 'immediate',
	'job.hired': 'immediate',
	'job.promoted': 'daily',
	'task.assigned': 'immediate',
	'task.due': 'immediate',
	'assignment.approved': 'immediate',
	'document.shared': 'immediate',
};

const jobTypes = ['job.changed', 'job.hired', 'job.promoted'];
const taskTypes = [
	'task.assigned',
	'task.assigned',
	'task.due',
	'assignment.approved',
	'document.shared',
];

/** Texts that try to ping a channel, to forge a link, or to break the layout. */
const oddTitles: Record<number, (key: string) => string> = {
	4: (key) => `${key} <!channel> everybody look`,
	11: (key) => `${key} <https://evil.example|Sign in again> & confirm`,
	19: (key) => `${key} *bold* _claims_ ~and~ \`code\``,
	23: (key) => `${key} 🚀 launch 👩‍👩‍👧‍👦 party 🎉`,
	31: (key) => `${key} בדיקת תקציב לרבעון`,
	37: (key) => `${key} مراجعة العقد قبل التوقيع`,
	43: (key) => `${key} @here @channel <@U000000001> please`,
	53: (key) => `${key} 预算审查 – 第四季度`,
};

export interface MadeEvent {
	event: SampleEvent;
	expected: ExpectedEvent;
}

export interface MadeCall extends Pick<SampleCall, 'workflow' | 'about' | 'afterConnecting'> {
	made: MadeEvent[];
}

export function makeCalls(
	people: readonly Person[],
	{ person: unconnected, connected }: ByHand,
	defaultChannel: string,
): MadeCall[] {
	const personFor = (number: number) => people[(number * 37 + 11) % people.length] as Person;
	const tell = (workflow: Workflow, event: SampleEvent, person: Person): MadeEvent => ({
		event,
		expected: expect(workflow, event.type, person, defaultChannel),
	});
	const jobs = Array.from({ length: 120 }, (_, index) => {
		const person = personFor(index);
		return tell('job_change', makeJob(index, person), person);
	});
	const tasks = Array.from({ length: 200 }, (_, index) => {
		const person = personFor(index + 45);
		return tell('task', makeTask(index, person), person);
	});
	const beforeConnecting = tell('task', makeTask(200, unconnected), unconnected);
	const afterConnecting = tell('task', makeTask(201, connected), connected);
	return [
		{ workflow: 'job_change', about: 'A day of job changes', made: jobs },
		{
			workflow: 'task',
			about: 'A day of tasks, some of them posted twice in one call',
			made: [...tasks, ...everyNth(tasks, 25).map(asRepeat), beforeConnecting],
		},
		{
			workflow: 'job_change',
			about: 'The other system was not sure that we heard it and posts again',
			made: everyNth(jobs, 10).map(asRepeat),
		},
		{
			workflow: 'job_change',
			about: 'Second signals about the same contacts, and corrections of the first',
			made: everyNth(jobs, 7).map(followUp),
		},
		{
			workflow: 'task',
			about: 'A task for the member who was connected by hand',
			afterConnecting: true,
			made: [afterConnecting],
		},
	];
}

function makeJob(index: number, person: Person): SampleEvent {
	const key = `JOB-${String(index + 1).padStart(4, '0')}`;
	const type = pick(jobTypes, index);
	const title = {
		'job.changed': `${key} A contact of yours has left Acme for Globex`,
		'job.hired': `${key} Globex has a new head of operations`,
		'job.promoted': `${key} A contact of yours was promoted`,
	}[type] as string;
	return {
		eventId: `crm-${key}`,
		type,
		title: oddTitles[index % 60]?.(key) ?? title,
		text: 'Say hello while it is news.',
		url: `https://crm.example.com/contacts/${key}`,
		recordKey: `contact/${key}`,
		member: spellingFor(index, person),
		newCompany: index % 20 === 6 ? '<!channel> & Söhne' : 'Globex',
		newTitle: 'Head of Operations',
		// What an event leaves out is not shown.
		...(index % 3 === 0 && { account: '=HYPERLINK("https://evil.example")' }),
	};
}

function makeTask(index: number, person: Person): SampleEvent {
	const key = `TASK-${String(index + 1).padStart(4, '0')}`;
	const type = pick(taskTypes, index);
	const title = {
		'task.assigned': `${key} Review the quarterly budget`,
		'task.due': `${key} The access review is due today`,
		'assignment.approved': `${key} Your translation was approved`,
		'document.shared': `${key} The handbook was shared with you`,
	}[type] as string;
	return {
		eventId: `tracker-${key}`,
		type,
		title: oddTitles[index % 60]?.(key) ?? title,
		text: index % 4 === 0 ? 'Details are behind the link.' : '',
		url: `https://tracker.example.com/tasks/${key}`,
		recordKey: `task/${key}`,
		member: spellingFor(index, person),
	};
}

/** As if by chance, and always the same: types must not go in step with what people have chosen. */
function pick(types: readonly string[], index: number): string {
	return types[(Math.imul(index + 1, 2_654_435_761) >>> 16) % types.length] as string;
}

/** Every third event comes from a system that spells the person in another way. */
function spellingFor(index: number, person: Person) {
	return index % 3 === 0 ? person.spelledElsewhere : person.member;
}

/** The rules in the words of the README: not in Slack, then off, then how often. */
function expect(
	workflow: Workflow,
	type: string,
	person: Person,
	defaultChannel: string,
): ExpectedEvent {
	const inSlack = person.mapping.output === 'connected';
	// The job changes of people who are not in Slack go to the default channel; their tasks are skipped.
	if (!inSlack && workflow === 'task') {
		return { outcome: 'skipped', reason: 'not_connected', arrives: 'never' };
	}
	const where = inSlack ? (person.mapping.slackUser as string) : defaultChannel;
	const frequency = person.wants(type) ?? unchosen[type];
	switch (frequency) {
		case 'immediate':
			return { outcome: 'sent', reason: 'sent', arrives: 'now', where };
		case 'daily':
			return { outcome: 'queued', reason: 'waits_for_window', arrives: 'with_the_digest', where };
		case 'hourly':
		case 'weekly':
			return { outcome: 'queued', reason: 'waits_for_window', arrives: 'after_the_demo', where };
		default:
			return { outcome: 'skipped', reason: 'muted', arrives: 'never' };
	}
}

/** Goes where the first went: into its thread, or in its place. */
function followUp({ event, expected }: MadeEvent, index: number): MadeEvent {
	const isCorrection = index % 3 === 2;
	const [key] = event.title.split(' ');
	const told = isCorrection ? 'was told with the wrong company' : 'has news: it is official now';
	return {
		event: {
			...event,
			eventId: `${event.eventId}-2`,
			title: `Signal ${key} ${told}`,
			newCompany: 'Initech',
			...(isCorrection && { correction: true }),
		},
		expected: {
			...expected,
			...(expected.arrives === 'now' && {
				[isCorrection ? 'replaces' : 'under']: event.title,
			}),
		},
	};
}

/** Told once already, or skipped for the reason it was skipped for before. */
function asRepeat({ event, expected }: MadeEvent): MadeEvent {
	if (expected.outcome === 'skipped') return { event, expected };
	return { event, expected: { outcome: 'skipped', reason: 'duplicate', arrives: 'never' } };
}

function everyNth<T>(items: readonly T[], n: number): T[] {
	return items.filter((_, index) => index % n === 0);
}
