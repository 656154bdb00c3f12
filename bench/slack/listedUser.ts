// Answers: how does Slack's users.list write a user down?
import type { SlackUser } from '../../src/members/member.ts';

export const teamId = 'T0BENCH';

/** With all the fields that nobody asked for: they are most of what has to be read. */
export function listedUser({ id, name, email, timeZone, kind, deactivated }: SlackUser): object {
	const [first = '', last = ''] = name.split(' ');
	const handle = email?.split('@')[0] ?? id.toLowerCase();
	const hash = id.toLowerCase().padStart(12, '0');
	const images = [24, 32, 48, 72, 192, 512].map((size) => [
		`image_${size}`,
		`https://avatars.slack-edge.com/2026-01-01/${hash}_${id}_${size}.png`,
	]);
	return {
		id,
		team_id: teamId,
		name: handle,
		deleted: deactivated,
		...(!deactivated && {
			color: '9f69e7',
			tz: timeZone,
			tz_label: 'Standard Time',
			tz_offset: 3600,
		}),
		real_name: name,
		profile: {
			title: 'Works here',
			phone: '',
			skype: '',
			real_name: name,
			real_name_normalized: name,
			display_name: handle,
			display_name_normalized: handle,
			fields: null,
			status_text: '',
			status_emoji: '',
			status_emoji_display_info: [],
			status_expiration: 0,
			avatar_hash: hash,
			email,
			first_name: first,
			last_name: last,
			...Object.fromEntries(images),
			status_text_canonical: '',
			team: teamId,
		},
		is_admin: false,
		is_owner: false,
		is_primary_owner: false,
		is_restricted: kind === 'guest',
		is_ultra_restricted: false,
		is_bot: kind === 'bot',
		is_app_user: false,
		updated: 1_767_225_600,
		is_email_confirmed: true,
		who_can_share_contact_card: 'EVERYONE',
	};
}
