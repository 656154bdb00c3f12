// Answers: how was the sample file made? `node demo/sample/make.ts` writes it; it knows nothing of the engine.
import { writeFileSync } from 'node:fs';
import { makeCases } from './cases.ts';
import { cast, memberOf } from './cast.ts';
import type { MadeEvent } from './events.ts';
import { makeCalls } from './events.ts';
import type { ByHand, Person } from './people.ts';
import { makePeople, slackApp } from './people.ts';
import { docsChannel, makePublishing } from './publishing.ts';
import { boardChannel, financeChannel, makeReports, salesChannel } from './reports.ts';
import type { ExpectedMessage, Sample, UnfilledPreference } from './sample.ts';
import { lineOf, sampleFile } from './sample.ts';

const defaultChannel = '#ops-notifications';
const adminChannel = '#slack-admins';
const admin = 'Ines of the IT team';

/** The workspace's own choice: promotions can wait for a daily digest. */
const workspaceChoice: UnfilledPreference = {
	subject: 'workspace',
	email: '',
	memberId: '',
	scope: 'type',
	group: '',
	type: 'job.promoted',
	frequency: 'daily',
	time: 'soon',
	weekday: 'not_soon',
	timeZone: 'UTC',
};

export function makeSample(): Sample {
	const { people, byHand, users } = makePeople();
	const all = [...people, byHand.person];
	const calls = makeCalls(people, byHand, defaultChannel);
	const made = calls.flatMap((call) => call.made);
	return {
		about:
			'What npm run demo hands to its six workflows, and what has to come of it. Made by demo/sample/make.ts. ' +
			'"soon" is four minutes after the preferences are set, in their time zone; the times that must not come ' +
			'during the demo are not_soon, not_today and far_from_the_hour.',
		slack: {
			team: { name: 'Northwind Operations', domain: 'northwind' },
			app: slackApp,
			users: [...users, ...cast.users],
			channels: [
				...[defaultChannel, adminChannel, docsChannel, salesChannel].map(named),
				{ ...named(financeChannel), isPrivate: 'with_app' },
				{ ...named(boardChannel), isPrivate: 'without_app' },
			],
		},
		defaultChannel,
		adminChannel,
		members: [...all.map(({ member }) => member), ...cast.members],
		connecting: { email: byHand.person.member.email, inSlack: byHand.user.email, byWhom: admin },
		preferences: [workspaceChoice, ...people.flatMap(({ preferences }) => preferences)],
		calls: calls.map(({ made, ...call }) => ({
			...call,
			events: made.map(({ event }) => event),
		})),
		acts: [makePublishing(), makeCases()],
		reports: makeReports(defaultChannel, slackApp.botName),
		testing: {
			email: memberOf('rita').email,
			message: { where: 'rita', titles: ['Test message', 'there is nothing to do'] },
		},
		expected: {
			mappings: [...all.map(({ mapping }) => mapping), ...cast.mappings],
			connected: byHand.connected.mapping,
			events: calls.map((call) => call.made.map(({ expected }) => expected)),
			messages: [...singles(made), ...digests(made), openList(all), connectingTold(byHand)],
			stillQueued: made.filter(({ expected }) => expected.arrives === 'after_the_demo').length,
		},
	};
}

function named(channel: string): { name: string } {
	return { name: channel.slice(1) };
}

/** One message with a line for each who is not connected, and whom it may be. */
function openList(people: readonly Person[]): ExpectedMessage {
	const open = people.filter(({ mapping }) => mapping.output === 'needs_attention');
	const titles = open.flatMap(({ member, mapping: { suggested } }) => [
		lineOf(member),
		...(suggested === undefined ? [] : [`(${suggested})`]),
	]);
	return { where: adminChannel, titles };
}

function connectingTold({ person }: ByHand): ExpectedMessage {
	const titles = [`${person.member.name} is connected by hand`, `by hand (${admin})`];
	return { where: adminChannel, titles };
}

/** Beside the messages of the workflow about job changes. */
const colours: Record<string, string> = {
	'job.changed': '#ECB22E',
	'job.hired': '#1D9BD1',
	'job.promoted': '#2EB67D',
};

/** What is told at once is a message of its own, unless it changes the one that is there. */
function singles(made: readonly MadeEvent[]): ExpectedMessage[] {
	const now = made.filter(({ expected }) => expected.arrives === 'now');
	const replaced = new Set(now.map(({ expected }) => expected.replaces));
	return now
		.filter(({ event }) => !replaced.has(event.title))
		.map(({ event: { title, type }, expected: { where, under, replaces } }) => ({
			where: String(where),
			titles: [title],
			...(under !== undefined && { under }),
			...(colours[type] && { colour: colours[type] }),
			...(replaces !== undefined && { edited: true as const }),
		}));
}

/** What waits for the digest is one message for each place where it arrives. */
function digests(made: readonly MadeEvent[]): ExpectedMessage[] {
	const entries = made.filter(({ expected }) => expected.arrives === 'with_the_digest');
	const byPlace = Map.groupBy(entries, ({ expected }) => String(expected.where));
	return [...byPlace].map(([where, all]) => {
		const titles = all.map(({ event }) => event.title);
		const records = new Set(all.map(({ event }) => event.recordKey));
		// Two about one record stand together; one alone is a message like any other.
		if (records.size < all.length) return { where, titles: [...titles, '· 2 updates'] };
		const colour = all.length === 1 ? colours[all[0]?.event.type ?? ''] : undefined;
		return { where, titles, ...(colour !== undefined && { colour }) };
	});
}

if (import.meta.main) {
	writeFileSync(sampleFile, `${JSON.stringify(makeSample(), null, '\t')}\n`);
}
