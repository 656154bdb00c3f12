// Answers: what was found out about a request on the way to its decision?
import type { Frequency } from '../frequency/schedule';
import type { MappingReason, MappingState } from '../members/member';
import type { PreferenceRule } from '../outbox/notification';
import type { Clockwork } from '../plan/planFor';
import type { KnownRequest } from './request';
import type { Route } from './route';

export interface NotifyDetails extends Partial<Clockwork> {
	type: string;
	frequency?: Frequency;
	rule?: PreferenceRule;
	member?: {
		key: string;
		email: string;
		/** Absent where Slack could not be asked yet. */
		state?: MappingState;
		reason?: MappingReason;
		slackUserId?: string;
	};
	/** Set where the message goes to a channel. */
	channelId?: string;
	/** True where the default channel takes it because the member is not connected. */
	usedDefaultChannel?: boolean;
	/** Of a type that is declared nowhere: the declared one that was probably meant, where one is near. */
	undeclared?: { nearest?: string };
	/** E-mails that stay text where a mention was asked for: nobody in Slack is connected to them. */
	notMentioned?: string[];
	/** Earlier notifications about the record that this event took out of the queue. */
	withdrew?: number;
	/** True where nothing was sent and nothing written down. */
	dryRun?: boolean;
}

export function detailsOf(
	{ to, type }: KnownRequest,
	route: Exclude<Route, { kind: 'error' }>,
): NotifyDetails {
	const details: NotifyDetails = { type: type.key };
	const mapping =
		route.kind === 'channel' ? route.insteadOf : 'mapping' in route ? route.mapping : undefined;
	if (to.kind === 'member') {
		details.member = {
			key: to.member.key,
			email: to.member.email,
			...(mapping && { state: mapping.state, reason: mapping.reason }),
			...(mapping?.slackUserId && { slackUserId: mapping.slackUserId }),
		};
	}
	if (route.kind === 'channel') details.channelId = route.channelId;
	if (route.kind === 'channel' && route.insteadOf) details.usedDefaultChannel = true;
	return details;
}
