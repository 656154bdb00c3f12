// Answers: which people and bots can there be in a Slack workspace? As users.list shows them.

/** Of the workspace, unless the strict Slack is started with another one. */
export const teamId = 'T0STRICT';
export const botUserId = 'U0NOTIFY';

export interface StrictUser {
	id: string;
	team_id: string;
	name: string;
	real_name?: string;
	deleted: boolean;
	is_bot: boolean;
	is_restricted: boolean;
	is_ultra_restricted: boolean;
	is_stranger?: boolean;
	tz?: string | null;
	profile: { real_name?: string; display_name?: string; email?: string };
	enterprise_user?: { id: string; teams: string[] };
}

/** An active person of the workspace. The ID is made of the name, and so is the e-mail. */
export function person(
	name: string,
	but: Partial<StrictUser> & { email?: string } = {},
): StrictUser {
	const { email = `${name}@example.com`, ...rest } = but;
	const realName = name.charAt(0).toUpperCase() + name.slice(1);
	return {
		id: `U${name
			.toUpperCase()
			.replaceAll(/[^A-Z0-9]/g, '')
			.padStart(8, '0')}`,
		team_id: teamId,
		name,
		real_name: realName,
		deleted: false,
		is_bot: false,
		is_restricted: false,
		is_ultra_restricted: false,
		tz: 'Europe/Paris',
		profile: { real_name: realName, display_name: name, email },
		...rest,
	};
}

/** Slack keeps the e-mail of who was deactivated, and forgets the time zone. */
export const deactivated = (name: string) => person(name, { deleted: true, tz: undefined });

/** So many people, by a number that makes their IDs. */
export const crowd = (count: number): StrictUser[] =>
	Array.from({ length: count }, (_, number) => person(`p${number}`));

export const guest = (name: string) => person(name, { is_restricted: true });

export const singleChannelGuest = (name: string) =>
	person(name, { is_restricted: true, is_ultra_restricted: true });

/** Of another company, met in a shared channel (Slack Connect). */
export const outsider = (name: string) => person(name, { team_id: 'T0ELSE', is_stranger: true });

export function bot(name: string): StrictUser {
	const user = person(name, { is_bot: true });
	delete user.profile.email;
	return user;
}

/** Slackbot is in every workspace, and does not say that it is a bot. */
export function slackbot(): StrictUser {
	const user = person('slackbot', { id: 'USLACKBOT', tz: null });
	delete user.profile.email;
	return user;
}

/** The app itself. */
export const notifyApp = (): StrictUser => ({ ...bot('slack-notify'), id: botUserId });
