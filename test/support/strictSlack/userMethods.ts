// Answers: what does the strict Slack tell of its users?
import type { Call } from './methods';
import { cutPage } from './pages';
import type { StrictUser } from './people';
import { botUserId, teamId } from './people';
import { needScopes, refuse } from './refuse';
import type { Workspace } from './workspace';

export function authTest({ url, workspace }: Call): object {
	return {
		url: `${url}/`,
		team: 'Strict',
		user: 'slack-notify',
		team_id: workspace.teamId,
		user_id: botUserId,
		bot_id: 'B0NOTIFY',
		is_enterprise_install: false,
	};
}

export function usersList({ args, scopes, workspace, pages }: Call): object {
	needScopes(scopes, ['users:read']);
	const rules = { ...pages, limitRefusal: 'limit_required', list: 'users' } as const;
	const byId = workspace.users.toSorted((one, other) => (one.id < other.id ? -1 : 1));
	const { items, next_cursor } = cutPage(byId, args, rules, ({ id }) => id);
	return {
		members: items.map((user) => show(user, workspace, scopes)),
		cache_ts: Math.floor(workspace.now() / 1000),
		response_metadata: { next_cursor },
	};
}

/** Also who was deactivated, and who belongs to another workspace. */
export function usersInfo({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['users:read']);
	const user = workspace.users.find(({ id }) => id === args.user);
	if (!user) refuse('user_not_found');
	return { user: show(user, workspace, scopes) };
}

export function usersLookupByEmail({ args, scopes, workspace }: Call): object {
	needScopes(scopes, ['users:read.email']);
	const email = args.email?.trim().toLowerCase();
	// Not who was deactivated, not a bot, and not who belongs to another workspace.
	const user = workspace.users
		.filter(({ deleted, is_bot, is_stranger }) => !deleted && !is_bot && !is_stranger)
		.find(({ profile }) => profile.email?.toLowerCase() === email);
	if (!email || !user) refuse('users_not_found');
	return { user: show(user, workspace, scopes) };
}

/** Without users:read.email there is no e-mail, and no word about it. */
function show(user: StrictUser, workspace: Workspace, scopes: readonly string[]): StrictUser {
	const own = (id: string) => (id === teamId ? workspace.teamId : id);
	const { team_id, profile, enterprise_user: enterprise } = user;
	const { email: _email, ...rest } = profile;
	return {
		...user,
		team_id: own(team_id),
		profile: scopes.includes('users:read.email') ? { ...profile } : rest,
		...(enterprise && { enterprise_user: { ...enterprise, teams: enterprise.teams.map(own) } }),
	};
}
