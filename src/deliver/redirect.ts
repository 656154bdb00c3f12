// Answers: where does the test mode send everything?
import { BadInput, NotifyError, StoreError } from '../errors';
import { findSlackUser } from '../members/findSlackUser';
import type { MembersParts } from '../members/parts';
import { readChannelReference } from '../slack/channelReference';
import type { Refusal } from '../slack/contract';
import { findChannel, type ChannelParts } from '../slack/findChannel';
import { SlackError } from '../slack/slackError';

export interface RedirectParts extends MembersParts, ChannelParts {
	store: MembersParts['store'] & ChannelParts['store'];
	slack: MembersParts['slack'] & ChannelParts['slack'];
	settings: { testModeTo?: string };
}

export type Redirect =
	| { kind: 'off' }
	/** A channel ID or a Slack user ID. */
	| { kind: 'to'; conversation: string }
	/** The test mode is on, and nobody can be told in its place. What is meant for a test reaches nobody else. */
	| { kind: 'unreachable'; refusal: Refusal };

export async function findRedirect(parts: RedirectParts): Promise<Redirect> {
	const to = parts.settings.testModeTo?.trim();
	if (!to) return { kind: 'off' };
	try {
		return { kind: 'to', conversation: await findConversation(parts, to) };
	} catch (error) {
		if (error instanceof SlackError) return { kind: 'unreachable', refusal: error.refusal };
		if (!(error instanceof NotifyError) || error instanceof StoreError) throw error;
		return { kind: 'unreachable', refusal: saysUnreachable(error) };
	}
}

async function findConversation(parts: RedirectParts, to: string): Promise<string> {
	if (to.includes('@')) return (await findSlackUser(parts, { kind: 'email', email: to })).id;
	if (/^[UW][A-Z0-9]{6,}$/.test(to)) return (await findSlackUser(parts, { kind: 'id', id: to })).id;
	const channel = readChannelReference(to);
	if (channel) return await findChannel(parts, channel);
	throw new BadInput('test_mode_malformed', `“${to.slice(0, 80)}” is no channel and no person`, {
		hint: 'Give a channel such as #slack-test, an e-mail, or a Slack user ID.',
	});
}

function saysUnreachable({ message, hint }: NotifyError): Refusal {
	return {
		code: 'test_mode_unreachable',
		says: `The credential sends everything to a test, which can’t be reached: ${message}`,
		hint: `${hint.replace(/\.?$/, '.')} Or empty Send Everything To in the credential.`,
	};
}
