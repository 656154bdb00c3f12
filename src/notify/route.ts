// Answers: where does each event go, now that we look who is connected and which channel is meant?
import { BadInput, NotifyError } from '../errors';
import { rememberUnasked } from '../members/findMembers';
import type { Mapping, Member, SlackUser } from '../members/member';
import type { MembersParts } from '../members/parts';
import { findMappings, isOutage, type Asking } from './findMappings';
import type { KnownRequest } from './request';
import { nameOf, readChannelReference, type ChannelReference } from '../slack/channelReference';
import { findChannels, type ChannelParts } from '../slack/findChannel';
import { ofDefaultChannel, requireDefaultChannel } from '../slack/requireChannel';

export type Route =
	/** No mapping: Slack could not be asked, so the member is looked up when it is sent. */
	| { kind: 'member'; mapping?: Mapping; slackUser?: SlackUser }
	| { kind: 'channel'; channelId: string; insteadOf?: Mapping }
	| { kind: 'nobody'; mapping: Mapping }
	| { kind: 'error'; error: NotifyError };

export interface RouteParts extends MembersParts, ChannelParts {
	store: MembersParts['store'] & ChannelParts['store'];
	slack: MembersParts['slack'] & ChannelParts['slack'];
	settings: { defaultChannel?: string };
}

/**
 * One route per request. What can't be found is an error of its own and stops no other. Where Slack asks to wait,
 * that is done until `until`.
 */
export async function findRoutes(
	parts: RouteParts,
	requests: readonly KnownRequest[],
	asking: Asking,
): Promise<Map<KnownRequest, Route>> {
	const members = requests.flatMap(({ to }) => (to.kind === 'member' ? [to.member] : []));
	const found = await findRecipients(parts, members, asking);
	const users = await usersOf(parts, found.mappings);
	const channels = await findChannels(parts, channelsIn(requests, found.mappings, parts.settings));
	const channelOf = (channel: ChannelReference) => orThrow(channels.get(nameOf(channel)));

	const routes = new Map<KnownRequest, Route>();
	for (const request of requests) {
		routes.set(
			request,
			orRoute(() => findRoute(request)),
		);
	}
	return routes;

	function findRoute({ to }: KnownRequest): Route {
		if (to.kind === 'channel') return { kind: 'channel', channelId: channelOf(to.channel) };
		const mapping = found.mappings.get(to.member.key);
		if (!mapping) return found.error ? { kind: 'error', error: found.error } : { kind: 'member' };
		if (mapping.state === 'connected') {
			return { kind: 'member', mapping, slackUser: users.get(mapping.slackUserId ?? '') };
		}
		if (to.ifNotConnected === 'skip') return { kind: 'nobody', mapping };
		const standIn = channels.get(nameOf(requireDefaultChannel(parts.settings.defaultChannel)));
		// Who stands in is looked for again when it is sent.
		if (standIn instanceof NotifyError && isOutage(standIn)) return { kind: 'member', mapping };
		if (standIn instanceof BadInput) throw ofDefaultChannel(standIn);
		return { kind: 'channel', channelId: orThrow(standIn), insteadOf: mapping };
	}
}

/** Where Slack can't be reached, what the store knows goes on; the rest is left without a mapping, or with the error. */
async function findRecipients(
	parts: MembersParts,
	members: readonly Member[],
	asking: Asking,
): Promise<{ mappings: Map<string, Mapping>; error?: NotifyError }> {
	const { mappings, error } = await findMappings(parts, members, asking);
	if (error === undefined || !isOutage(error)) return { mappings, error };
	await rememberUnasked(
		parts,
		members.filter(({ key }) => !mappings.has(key)),
	);
	return { mappings };
}

async function usersOf(
	{ store }: Pick<MembersParts, 'store'>,
	mappings: ReadonlyMap<string, Mapping>,
): Promise<Map<string, SlackUser>> {
	const ids = new Set([...mappings.values()].flatMap(({ slackUserId }) => slackUserId ?? []));
	return new Map((await store.findUsersById([...ids])).map((user) => [user.id, user]));
}

/** Every channel that somebody is to be told in, the default one only where it stands in. */
function channelsIn(
	requests: readonly KnownRequest[],
	mappings: ReadonlyMap<string, Mapping>,
	{ defaultChannel }: RouteParts['settings'],
): ChannelReference[] {
	const standsIn = requests.some(
		({ to }) =>
			to.kind === 'member' &&
			to.ifNotConnected === 'default_channel' &&
			mappings.get(to.member.key)?.state !== 'connected',
	);
	const fallback = standsIn && defaultChannel ? readChannelReference(defaultChannel) : undefined;
	const given = requests.flatMap(({ to }) => (to.kind === 'channel' ? [to.channel] : []));
	return fallback ? [...given, fallback] : given;
}

function orThrow(found: string | NotifyError | undefined): string {
	if (typeof found === 'string') return found;
	throw found ?? new Error('every channel was looked for');
}

function orRoute(find: () => Route): Route {
	try {
		return find();
	} catch (error) {
		if (error instanceof NotifyError) return { kind: 'error', error };
		throw error;
	}
}
