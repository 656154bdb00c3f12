// Answers: what does an engine tell a node about one member, where a test has no engine?
import type { Mapped } from '../../src/index';

export type MappedParts = Partial<Omit<Mapped, 'mapping'>> & {
	mapping?: Partial<Mapped['mapping']>;
};

/** A connected member, unless told otherwise. */
export function mapped(key: string, { mapping, ...but }: MappedParts = {}): Mapped {
	return {
		outcome: 'connected',
		says: 'Connected',
		suggestions: [],
		...but,
		mapping: {
			member: { key, email: `${key}@example.com` },
			state: 'connected',
			reason: 'email_matches',
			by: 'email',
			decidedAt: Date.UTC(2026, 10, 22, 9),
			since: Date.UTC(2026, 10, 1, 9),
			...mapping,
		},
	};
}
