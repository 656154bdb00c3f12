// Answers: may a member be connected to this Slack account, and if not, why?
import type { MatchingRules } from './matchingRules';
import type { Match, SlackUser, SlackUserKind } from '../member';

/** Slackbot answers by itself: nobody reads what it is told. */
const slackbot = 'USLACKBOT';

const excluded = {
	bot: { state: 'excluded', reason: 'user_is_bot' },
	guest: { state: 'excluded', reason: 'user_is_guest' },
	stranger: { state: 'excluded', reason: 'user_is_stranger' },
} as const;
const deactivated = { state: 'deactivated', reason: 'user_deactivated' } as const;

export type Obstacle = Pick<Match, 'state' | 'reason'>;

/** Undefined where nothing stands in the way. */
export function findObstacle(user: SlackUser, { include }: MatchingRules): Obstacle | undefined {
	if (user.deactivated) return deactivated;
	if (user.id === slackbot) return excluded.bot;
	return user.kind === 'person' || include.has(user.kind) ? undefined : excluded[user.kind];
}

/** The accounts that one e-mail may mean: people in use, or else the other kinds that are included. */
export function findUsable(
	accounts: readonly SlackUser[],
	rules: MatchingRules,
): readonly SlackUser[] {
	if (accounts.length === 0) return accounts;
	const usable = accounts.filter((user) => findObstacle(user, rules) === undefined);
	if (usable.length < 2) return usable;
	const people = usable.filter(({ kind }) => kind === 'person');
	return people.length > 0 ? people : usable;
}

/** Guests first, since most can be done about them; a deactivated person says more than a bot. */
const inOrder: readonly SlackUserKind[] = ['guest', 'stranger', 'person', 'bot'];

/** Of accounts that can't be used, the one that says most about the member. The order in which they come doesn't matter. */
export function pickTelling(
	accounts: readonly SlackUser[],
	rules: MatchingRules,
): (Obstacle & { slackUserId: string }) | undefined {
	const [first] = accounts
		.map((user) => ({ user, rank: inOrder.indexOf(rankAs(user)) }))
		.sort((one, other) => one.rank - other.rank || (one.user.id < other.user.id ? -1 : 1));
	if (first === undefined) return undefined;
	const { user } = first;
	const obstacle = findObstacle(user, rules);
	return obstacle && { ...obstacle, slackUserId: user.id };
}

function rankAs(user: SlackUser): SlackUserKind {
	if (user.kind === 'bot' || user.id === slackbot) return 'bot';
	return user.deactivated ? 'person' : user.kind;
}
