// Answers: how do people change their minds about when and of what they are told?
import type { PreferenceChange } from '../../src/preferences/change';
import type { SubjectInput } from '../../src/preferences/requests';
import { frequencies } from '../../src/frequency/schedule';
import { channels, documents, groups, members, timeZones, types } from './cast';
import type { Random } from './random';
import type { Happening, Scene } from './scene';

const times = ['00:00', '01:30', '02:30', '09:00', '17:45', '23:59'];
const quiet = [
	{ from: '22:00', to: '07:00' },
	{ from: '01:00', to: '03:30' },
	{ from: '00:00', to: '23:59' },
	{ from: '12:00', to: '13:00' },
	'none',
	'inherit',
];
const working = [[1, 2, 3, 4, 5], [1], [7], [2, 4], [1, 2, 3, 4, 5, 6, 7], 'inherit'];

export function setPreferences(scene: Scene): Happening {
	const { random } = scene;
	const subject = anySubject(random);
	const change: PreferenceChange = { scope: anyScope(random), ...anyChoices(random) };
	return {
		says: `set ${JSON.stringify(subject)} ${JSON.stringify(change)}`,
		changesPreferences: true,
		run: async () => (await scene.engine()).setPreferences(subject, change),
	};
}

export function resetPreferences(scene: Scene): Happening {
	const subject = anySubject(scene.random);
	return {
		says: `reset ${JSON.stringify(subject)}`,
		changesPreferences: true,
		run: async () => (await scene.engine()).resetPreferences(subject),
	};
}

export function importPreferences(scene: Scene): Happening {
	const { random } = scene;
	const how = random.pick(['merge', 'replace'] as const);
	const subjects = Array.from({ length: random.between(1, 4) }, () => anySubject(random));
	const once = new Map(subjects.map((subject) => [JSON.stringify(subject), subject]));
	const entries = [...once.values()].map(({ kind, ...named }) => {
		const { frequency, ...choices } = anyChoices(random);
		return {
			...(kind === 'workspace' && { workspace: true }),
			...(kind === 'member' && { member: named }),
			...(kind === 'channel' && 'channel' in named && { channel: named.channel }),
			...(frequency !== undefined && { types: { [random.pick(types)]: frequency } }),
			...choices,
		};
	});
	return {
		says: `import ${how} ${JSON.stringify(entries)}`,
		changesPreferences: true,
		run: async () => (await scene.engine()).importPreferences(entries, how),
	};
}

export function defineTypes(scene: Scene): Happening {
	const document = scene.random.pick(documents);
	return {
		says: `define types ${documents.indexOf(document)}`,
		changesPreferences: true,
		run: async () => (await scene.engine()).defineTypes(document),
	};
}

export function anySubject(random: Random): SubjectInput {
	return random.weigh<SubjectInput>([
		[6, { kind: 'member', ...random.pick(members) }],
		[2, { kind: 'channel', channel: random.pick(channels()).id }],
		[1, { kind: 'workspace' }],
	]);
}

function anyScope(random: Random): PreferenceChange['scope'] {
	return random.weigh<PreferenceChange['scope']>([
		[3, { kind: 'everything' }],
		[2, { kind: 'group', key: random.pick(groups) }],
		[3, { kind: 'type', key: random.pick(types) }],
	]);
}

function anyChoices(random: Random): Omit<PreferenceChange, 'scope'> {
	return {
		...(random.chance(0.7) && { frequency: random.pick([...frequencies, 'off', 'inherit']) }),
		...(random.chance(0.3) && { time: random.pick([...times, 'inherit']) }),
		...(random.chance(0.2) && { weekday: random.between(1, 7) }),
		...(random.chance(0.2) && { timeZone: random.pick([...timeZones, 'inherit']) }),
		...(random.chance(0.3) && { quietHours: random.pick(quiet) }),
		...(random.chance(0.2) && { workingDays: random.pick(working) }),
	};
}
