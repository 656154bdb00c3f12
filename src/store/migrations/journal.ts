// Answers: where is it written down which steps made the tables?
import type { Kysely } from 'kysely';
import type { Work } from '../tables';

export const journal = 'store_migration';

interface Journal {
	[journal]: { name: string; timestamp: string };
}

export function journalOf(work: Work): Kysely<Journal> {
	return work as unknown as Kysely<Journal>;
}

/** For a store that has the journal. */
export async function readJournal(work: Work): Promise<string[]> {
	const steps = await journalOf(work).selectFrom(journal).select('name').execute();
	return steps.map(({ name }) => name);
}
