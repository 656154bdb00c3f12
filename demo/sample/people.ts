// Answers: who are the people of the sample, who of them is in Slack, and what did they choose?
import type { ExpectedMapping, SampleMember, SampleSlack, UnfilledPreference } from './sample.ts';

/** How often somebody wants to hear of a type; what nobody chose is answered by the table in events.ts. */
export interface Person {
	/** As the member list spells it. */
	member: SampleMember;
	/** As other systems spell the same person. */
	spelledElsewhere: SampleMember;
	mapping: ExpectedMapping;
	preferences: UnfilledPreference[];
	wants(type: string): string | undefined;
}

export const slackApp = { name: 'Slack Notify', botName: 'slack-notify' };

const firstNames = (
	'Ana Bilal Chiara Dmitri Elif Farah Gustav Hana Ines Jamal Kenji Leila Marco Nadia Oskar Priya Quentin Rosa ' +
	'Sven Tariq Ursula Viktor Wanda Ximena Yusuf Zoë'
).split(' ');
const lastNames = 'Abe Berg Costa Diaz Eriksen Fischer Garcia Haddad Ivanova Jensen Kaya'.split(
	' ',
);
const rareNames: Record<number, string> = {
	3: 'נועה לוי',
	16: 'محمد حسن',
	29: 'Zoë 🚀 Quinn',
	42: '张伟',
	55: "Seán O'Brien & <Sons>",
};

/** Without daylight saving: the local time of an instant two minutes ahead is never skipped, never twice. */
const zones = [
	'UTC',
	'Asia/Kolkata',
	'America/Phoenix',
	'Asia/Kathmandu',
	'Africa/Lagos',
	'Asia/Tokyo',
];

const regularCount = 206;
const withoutSlackCount = 12;
const jobTypes = ['job.changed', 'job.hired', 'job.promoted'];

export function makePeople(): {
	people: Person[];
	byHand: ByHand;
	users: SampleSlack['users'];
} {
	const regulars = Array.from({ length: regularCount }, (_, index) => makeRegular(index));
	const strangers = Array.from({ length: withoutSlackCount }, (_, index) =>
		makeStranger(regularCount + index),
	);
	const byHand = makeByHand();
	const people = [
		...regulars.map(({ person }) => person),
		...strangers,
		makeBot(),
		makeTwin(regulars[4]),
	];
	return {
		people,
		byHand,
		users: [...regulars.map(({ user }) => user), byHand.user],
	};
}

export interface ByHand {
	person: Person;
	/** The same once an admin has connected them. */
	connected: Person;
	user: SampleSlack['users'][number];
}

/** Joined Slack with a private e-mail, so that only a person can tell. */
function makeByHand(): ByHand {
	const user = { name: 'petra', realName: 'Petra Novak', email: 'petra@novak.example' };
	const member = { email: 'p.novak@example.com', memberId: 'M-PETRA', name: 'Petra Novak' };
	const mapping: ExpectedMapping = {
		output: 'needs_attention',
		reason: 'no_match',
		suggested: user.email,
	};
	const person: Person = {
		member,
		spelledElsewhere: member,
		mapping,
		preferences: [],
		wants: () => undefined,
	};
	const connected: ExpectedMapping = {
		output: 'connected',
		reason: 'connected_by_hand',
		slackUser: user.name,
	};
	return { person, connected: { ...person, mapping: connected }, user };
}

function makeRegular(index: number) {
	const plainName = `${firstNames[index % firstNames.length]} ${lastNames[index % lastNames.length]}`;
	const name = rareNames[index] ?? plainName;
	const login = `${asAscii(plainName)}${index}`;
	const email = `${login}@example.com`;
	// Every tenth is known by e-mail alone.
	const memberId = index % 10 === 5 ? '' : `M-${String(index).padStart(3, '0')}`;
	const member = { email: spell(email, index), memberId, name };
	const spelledElsewhere = { ...member, email: spell(email, index + 1) };
	const user = { name: login, realName: name, email: index % 17 === 8 ? upperFirst(email) : email };
	const mapping: ExpectedMapping = {
		output: 'connected',
		reason: 'email_matches',
		slackUser: login,
	};
	const person: Person = { member, spelledElsewhere, mapping, ...choose(index, spelledElsewhere) };
	return { person, user };
}

/** Known to our own system, unknown to Slack. */
function makeStranger(index: number): Person {
	const member = {
		email: `contractor${index}@partner.example`,
		memberId: `M-${index}`,
		name: `Contractor ${index}`,
	};
	const mapping: ExpectedMapping = { output: 'needs_attention', reason: 'no_match' };
	return { member, spelledElsewhere: member, mapping, preferences: [], wants: () => undefined };
}

/** Somebody entered the e-mail of the app's own bot. */
function makeBot(): Person {
	const email = `${slackApp.botName}@bots.emulate.dev`;
	const member = { email, memberId: 'M-BOT', name: 'Release Robot' };
	const mapping: ExpectedMapping = {
		output: 'needs_attention',
		reason: 'user_is_bot',
		slackUser: slackApp.botName,
	};
	return { member, spelledElsewhere: member, mapping, preferences: [], wants: () => undefined };
}

/** One person that our own system knows twice: both have one Slack account, so one digest. */
function makeTwin(first: ReturnType<typeof makeRegular> | undefined): Person {
	if (!first) throw new Error('the twin needs somebody to be the twin of');
	const member = { ...first.person.member, memberId: 'M-TWIN' };
	return { ...first.person, member, spelledElsewhere: member, ...choose(4, member) };
}

function choose(index: number, member: SampleMember): Pick<Person, 'preferences' | 'wants'> {
	const make = (
		scope: 'everything' | 'group' | 'type',
		key: string,
		frequency: string,
		timeZone = zones[index % zones.length] as string,
	): UnfilledPreference => ({
		subject: 'member',
		email: member.email,
		memberId: member.memberId,
		scope,
		group: scope === 'group' ? key : '',
		type: scope === 'type' ? key : '',
		frequency,
		time: 'soon',
		weekday: 'not_soon',
		timeZone: frequency === 'hourly' ? 'far_from_the_hour' : timeZone,
	});
	const isJob = (type: string) => jobTypes.includes(type);
	const isTask = (type: string) => type.startsWith('task.');
	switch (index % 12) {
		case 3:
			return { preferences: [make('everything', '', 'immediate')], wants: () => 'immediate' };
		case 4:
		case 5:
			return { preferences: [make('everything', '', 'daily')], wants: () => 'daily' };
		case 6:
			return {
				preferences: [make('group', 'task', 'daily')],
				wants: (type) => (isTask(type) ? 'daily' : undefined),
			};
		case 7:
			return { preferences: [make('everything', '', 'hourly')], wants: () => 'hourly' };
		case 8:
			return { preferences: [make('everything', '', 'weekly')], wants: () => 'weekly' };
		case 9:
			return { preferences: [make('everything', '', 'off')], wants: () => 'off' };
		case 10:
			return {
				preferences: [make('type', 'task.due', 'off')],
				wants: (type) => (type === 'task.due' ? 'off' : undefined),
			};
		case 11:
			return {
				preferences: [
					make('everything', '', 'immediate', 'UTC'),
					make('group', 'sales_signal', 'weekly', 'UTC'),
					make('type', 'task.assigned', 'off', 'UTC'),
				],
				wants: (type) => (isJob(type) ? 'weekly' : type === 'task.assigned' ? 'off' : 'immediate'),
			};
		default:
			return { preferences: [], wants: () => undefined };
	}
}

/** The same address as people write it: capitals, spaces around it, full-width letters of an input method. */
function spell(email: string, index: number): string {
	switch (index % 9) {
		case 2:
			return email.toUpperCase();
		case 4:
			return `  ${upperFirst(email)} `;
		case 7:
			return email.replace(/^[a-z]/, (letter) =>
				String.fromCodePoint(0xff41 + (letter.codePointAt(0) ?? 0) - 0x61),
			);
		default:
			return email;
	}
}

function upperFirst(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function asAscii(name: string): string {
	return name
		.toLowerCase()
		.normalize('NFD')
		.replace(/[^a-z]+/g, '.')
		.replace(/\.+$/, '');
}
