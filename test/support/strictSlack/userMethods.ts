// Answers: what does the strict Slack tell of its users?
import type { Call } from './methods';
import { cutPage } from './pages';
import type { StrictUser } from './people';
import { botUserId, teamId } from './people';
import { needScopes, refuse } from './refuse';

export function authTest({ url }: Call): object {
	return {
		url: `${url}/`,
		team: 'Strict',
		user: 'slack-notify',
		team_id: teamId,
		user_id: botUserId,
		bot_id: 'B0NOTIFY',
		is_enterprise_install: false,
	};
}

export function usersList({ args, scopes, workspace, pages }: Call): object {
	needScopes(scopes, ['users:read']);
	const rules = { ...pages, limitRefusal: 'limit_required' } as const;
	const { items, next_cursor } = cutPage(workspace.users, args, rules);
	return {
		members: items.map((user) => show(user, scopes)),
		cache_ts: Math.floor(workspace.now() / 1000),
		response_metadata: { next_cursor },
	};
}

export function usersLookupByEmail({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['users:read.email']);
	const email = args.email?.trim().toLowerCase();
	// Not who was deactivated, not a bot, and not who belongs to another workspace.
	const user = workspace.users
		.filter(({ deleted, is_bot, is_stranger }) => !deleted && !is_bot && !is_stranger)
		.find(({ profile }) => profile.email?.toLowerCase() === email);
	if (!email || !user) refuse('users_not_found');
	return { user: show(user, scopes) };
}

/** Without users:read.email there is no e-mail, and no word about it. */
function show(user: StrictUser, scopes: readonly string[]): StrictUser {
	const shown = structuredClone(user);
	if (!scopes.includes('users:read.email')) delete shown.profile.email;
	return shown;
}
