// Answers: what does a workflow get to see of one member?
import type { IDataObject } from 'n8n-workflow';
import type { ForgottenMember, Mapped, SlackUser, Suggestion } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';

/** Of the operations that answer with members. */
export const outputs = { connected: 0, needs_attention: 1 } as const;

/** Our own words only, never the input's: `json.error` on a normal output would start Retry On Fail. */
export function showMapped(mapped: Mapped): IDataObject {
	const { mapping, says, wayOut, slackUser, change, changeSays, missingSince, suggestions } =
		mapped;
	const { member, state, reason, candidateIds, by, byWhom } = mapping;
	return withoutGaps({
		member: withoutGaps({
			id: member.key,
			email: member.email,
			otherEmails: member.otherEmails && [...member.otherEmails],
			name: member.name,
		}),
		state,
		reason,
		says,
		wayOut,
		slackUser: slackUser && showSlackUser(slackUser),
		candidates: candidateIds,
		matchedBy: by,
		matchedByWhom: byWhom,
		matchedAt: toIso(mapping.matchedAt),
		since: toIso(mapping.since),
		decidedAt: toIso(mapping.decidedAt),
		missingSince: toIso(missingSince),
		change,
		changeSays,
		suggestions: suggestions.map(showSuggestion),
	});
}

export function showForgotten({
	memberKey,
	rows,
	total,
	tracesLeft,
}: ForgottenMember): IDataObject {
	return {
		member: { id: memberKey },
		state: 'forgotten',
		forgottenRows: { ...rows },
		forgottenTotal: total,
		...(tracesLeft && { tracesLeft }),
	};
}

function showSlackUser({ id, name, email, timeZone }: SlackUser): IDataObject {
	return withoutGaps({ id, name, timeZone, email });
}

function showSuggestion({ slackUser, score, why, says }: Suggestion): IDataObject {
	const { id, name, email } = slackUser;
	return { slackUser: withoutGaps({ id, name, email }), score, why, says };
}

/** Nothing for an instant that never was: 0 stands for a member that Slack was not asked about yet. */
function toIso(at: number | undefined): string | undefined {
	return at ? new Date(at).toISOString() : undefined;
}
