// Answers: which channel is it that Slack refused, by the name that the store knows?
import type { ChannelStore } from '../store/contract';
import type { Refusal, Workspace } from './contract';
import { nameApp } from './nameApp';
import { archived, noSuchChannel } from './noSuchChannel';

export interface NameParts {
	store: Pick<ChannelStore, 'findChannelById'>;
	workspace?: Pick<Workspace, 'botName'>;
}

/** What speaks of a channel, and in Slack's words only of "this channel". */
const aboutChannel: ReadonlySet<string> = new Set([
	'channel_not_found',
	'not_in_channel',
	'is_archived',
	'no_permission',
	'access_denied',
	'channel_is_limited_access',
	'channel_type_not_supported',
	'posting_to_channel_denied',
	'is_inactive',
	'too_many_members',
	'restricted_action',
	'restricted_action_read_only_channel',
	'restricted_action_thread_only_channel',
	'restricted_action_non_threadable_channel',
	'restricted_action_thread_locked',
]);

/** Puts the names of the channel and of the app where a refusal has none. `conversation`: what was to be written to. */
export async function nameChannel(
	{ store, workspace }: NameParts,
	conversation: string,
	refusal: Refusal,
): Promise<Refusal> {
	const isNamed = aboutChannel.has(refusal.code) && /^[CG]/.test(conversation);
	const channel = isNamed ? await store.findChannelById(conversation) : undefined;
	const named = channel ? tellName(refusal, conversation, channel.name) : refusal;
	return nameApp({ outcome: 'refused', refusal: named }, workspace?.botName).refusal;

	function tellName(said: Refusal, id: string, name: string): Refusal {
		const { code, says, hint } = said;
		if (`${says} ${hint}`.includes(`#${name}`)) return said;
		if (code === 'channel_not_found') return wordsOf(noSuchChannel(id, { name, workspace }));
		if (code === 'is_archived') return wordsOf(archived(name));
		return { code, says: withName(says, name), hint: withName(hint, name, hint) };
	}
}

function wordsOf({ code, message, hint }: ReturnType<typeof archived>): Refusal {
	return { code, says: message, hint };
}

/** As in "The channel is read-only", which becomes "The channel #ops is read-only". */
function withName(text: string, name: string, otherwise = `${text} (#${name})`): string {
	const shown = text.replace(/\b(?:(t)his|(t)he) (?:channel|conversation)\b/i, (_, one, other) => {
		const begins = (one ?? other) as string;
		return `${begins}he channel #${name}`;
	});
	return shown === text ? otherwise : shown;
}
