// Answers: how does Slack's conversations.list write a channel down?
import { teamId } from './listedUser.ts';

/** With all the fields that nobody asked for: they are most of what has to be read. */
export function listedChannel(number: number): object {
	const id = `C0${number.toString(36).toUpperCase().padStart(8, '0')}`;
	const isPrivate = number % 10 === 0;
	const written = { creator: 'U0CREATOR', last_set: 1_767_225_600 };
	return {
		id,
		name: `team-${number}`,
		is_channel: !isPrivate,
		is_group: isPrivate,
		is_im: false,
		is_mpim: false,
		is_private: isPrivate,
		created: 1_767_225_600,
		is_archived: false,
		is_general: number === 0,
		unlinked: 0,
		name_normalized: `team-${number}`,
		is_shared: false,
		is_org_shared: false,
		is_pending_ext_shared: false,
		pending_shared: [],
		context_team_id: teamId,
		updated: 1_767_225_600_000,
		parent_conversation: null,
		creator: 'U0CREATOR',
		is_ext_shared: false,
		shared_team_ids: [teamId],
		pending_connected_team_ids: [],
		is_member: isPrivate,
		topic: { ...written, value: `What team ${number} is busy with this week` },
		purpose: { ...written, value: `Everything that concerns team ${number} and its customers` },
		previous_names: [],
		num_members: 25,
	};
}
