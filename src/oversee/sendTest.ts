// Answers: does a message arrive, and what may the app do? Past preferences and outbox, but never past the test mode.
import { findRedirect } from '../deliver/redirect';
import { findMembers } from '../members/findMembers';
import { identify } from '../members/identify';
import type { Mapping, Member } from '../members/member';
import { nameMember } from '../members/nameMember';
import { readMember } from '../members/readMember';
import { saysMapping } from '../members/saysMapping';
import { composeNotification } from '../message/composeNotification';
import { silenceAfter, slackPace } from '../outbox/pace';
import { nameOf } from '../slack/channelReference';
import type { Message, PostOutcome, Refusal, Slack, Workspace } from '../slack/contract';
import { explainRefusal } from '../slack/explainRefusal';
import { findChannel } from '../slack/findChannel';
import { nameChannel } from '../slack/nameChannel';
import { requireChannel } from '../slack/requireChannel';
import { missingScopes } from '../slack/scopes';
import { SlackError } from '../slack/slackError';
import type { OverseeParts } from './parts';
import type { TestAnswer, TestTarget } from './testRequests';

export interface TestParts extends OverseeParts {
	workspace: Workspace;
	slack: OverseeParts['slack'] & Pick<Slack, 'scopes'>;
}

/** Somebody waits for the answer: so long a message may wait for its turn among others. */
const patienceMs = 10_000;

type Sent = Pick<TestAnswer, 'outcome' | 'refusal' | 'sentTo' | 'ts' | 'testMode'>;

/** Throws BadInput where nobody can be meant by the target, or where the app can see no such channel. */
export async function sendTest(parts: TestParts, to: TestTarget): Promise<TestAnswer> {
	const { id, name, botName } = parts.workspace;
	return {
		...(await send(parts, to)),
		workspace: { id, name, botName },
		scopes: await readScopes(parts),
	};
}

async function send(parts: TestParts, to: TestTarget): Promise<Sent> {
	try {
		const place = await findPlace(parts, to);
		const redirect = await findRedirect(parts);
		if ('refusal' in place) return refuse(place.refusal);
		if (redirect.kind === 'unreachable') return refuse(redirect.refusal, true);
		const isRedirected = redirect.kind === 'to';
		const conversation = isRedirected ? redirect.conversation : place.conversation;
		const message = compose(parts, to, isRedirected ? place.name : undefined);
		return await post(parts, message, conversation, isRedirected);
	} catch (error) {
		if (error instanceof SlackError) return refuse(error.refusal);
		throw error;
	}
}

type Place = { conversation: string; name: string } | { refusal: Refusal };

async function findPlace(parts: TestParts, to: TestTarget): Promise<Place> {
	if (to.kind === 'member') return await findPerson(parts, readMember(to));
	const channel = requireChannel(to.channel ?? parts.settings.defaultChannel);
	return { conversation: await findChannel(parts, channel), name: nameOf(channel) };
}

/** As a notification would be looked up, by what is known of the member and by Slack. */
async function findPerson(parts: TestParts, given: Member): Promise<Place> {
	const members = await identify(parts.store, [given]);
	const found = await findMembers(parts, members, parts.clock.now());
	const [mapping] = [...found.values()] as [Mapping];
	const { slackUserId, state, reason } = mapping;
	if (state === 'connected' && slackUserId !== undefined) {
		return { conversation: slackUserId, name: nameMember(mapping.member) };
	}
	return { refusal: { code: reason, says: saysMapping(mapping), hint: seeMapMembers } };
}

const seeMapMembers =
	'See Slack Map Members, output Needs Attention, for what to do about this member.';

function compose(
	{ workspace, settings, clock }: TestParts,
	to: TestTarget,
	testModeFor: string | undefined,
): Message {
	const now = clock.now();
	const reader = to.kind === 'member' ? 'you' : 'this channel';
	const text = `Hello! Somebody wanted to see that messages from n8n reach ${reader} in the workspace ${workspace.name}. They do. This was only a test, and there is nothing to do.`;
	const event = { type: 'test', title: 'Test message', text, fields: [], occurredAt: now };
	return composeNotification(event, { timeZone: settings.timeZone, now }, { testModeFor });
}

async function post(
	{ store, slack, clock, newId, workspace }: TestParts,
	message: Message,
	conversation: string,
	testMode: boolean,
): Promise<Sent> {
	const now = clock.now();
	const request = { conversation, now, notLaterThan: now + patienceMs, rules: slackPace };
	const { turnAt, booked } = await store.bookTurn(request);
	if (!booked) return refuse({ ...explainRefusal('ratelimited').refusal, hint: later }, testMode);
	if (turnAt > now) await clock.wait(turnAt - now);
	const posted = await slack.post({ ...message, conversation, key: newId() });
	const silenceMs = silenceAfter(posted);
	if (silenceMs > 0) await store.holdAll(clock.now() + silenceMs);
	if (posted.outcome !== 'posted') {
		const named = await nameChannel({ store, workspace }, conversation, explain(posted));
		return refuse(named, testMode);
	}
	return { outcome: 'sent', sentTo: conversation, ts: posted.ts, testMode };
}

const later = 'Send it again in a minute or two.';

/** A test is not tried again by itself, whatever is said of other messages. */
function explain({ outcome, refusal }: Exclude<PostOutcome, { outcome: 'posted' }>): Refusal {
	if (outcome === 'later') return { ...refusal, hint: later };
	if (outcome !== 'unsure') return refusal;
	return { ...refusal, hint: `Look into Slack: it may have arrived all the same. ${later}` };
}

function refuse(refusal: Refusal, testMode = false): Sent {
	return { outcome: 'refused', refusal, testMode };
}

async function readScopes({ slack }: TestParts): Promise<TestAnswer['scopes']> {
	try {
		const granted = await slack.scopes();
		return granted && { granted, missing: missingScopes(granted) };
	} catch (error) {
		// Whoever can't ask can't send either, and the refusal of that is in the answer.
		if (error instanceof SlackError) return undefined;
		throw error;
	}
}
