// Answers: who plays in the two longer examples? All of them are in Slack, and found by e-mail.
import type { ExpectedDecision } from './act.ts';
import type { ExpectedMapping, SampleMember, SampleSlack } from './sample.ts';

const names = {
	noor: 'Noor Haddad',
	tomas: 'Tomás Rivas',
	greta: 'Greta Lind',
	ivo: 'Ivo Marek',
	sam: 'Sam Okoye',
	lucia: 'Lucia Conti',
	yuki: 'Yuki Mori',
	pavel: 'Pavel Horák',
	bea: 'Bea Santos',
	leo: 'Leo Fontaine',
	elena: 'Elena Fuentes',
	jonas: 'Jonas Weber',
	mina: 'Mina Farouk',
	rita: 'Rita Gomes',
} as const;

export type Player = keyof typeof names;

export function memberOf(player: Player): SampleMember {
	return {
		email: `${player}@northwind.example`,
		memberId: `P-${player.toUpperCase()}`,
		name: names[player],
	};
}

export function entryOf(player: Player): { member: { email: string; id: string } } {
	const { email, memberId } = memberOf(player);
	return { member: { email, id: memberId } };
}

const players = Object.keys(names) as Player[];

export const cast: {
	members: SampleMember[];
	mappings: ExpectedMapping[];
	users: SampleSlack['users'];
} = {
	members: players.map(memberOf),
	mappings: players.map((slackUser) => ({
		output: 'connected',
		reason: 'email_matches',
		slackUser,
	})),
	users: players.map((player) => ({
		name: player,
		realName: names[player],
		email: memberOf(player).email,
	})),
};

/** `says` is the outcome and its reason, as in `queued day_off`; one word stands for both. */
export function expectOf(eventId: string, who: Player | `#${string}`, says: string) {
	const [outcome, reason = outcome] = says.split(' ');
	const isChannel = who.startsWith('#');
	return {
		eventId,
		who: isChannel ? who : memberOf(who as Player).memberId,
		outcome,
		reason,
	} as ExpectedDecision;
}
