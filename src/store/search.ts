// Answers: how is a text found, whatever its case? Databases fold ASCII at most, so it is folded here.
import { sql, type RawBuilder } from 'kysely';

/** Longer than anything that is searched; SQLite refuses patterns of 50,000 bytes. */
export const longestSearch = 5000;

export function fold(text: string): string {
	// Upper case, because lower case depends on what stands beside: Σ is ς at the end of a word.
	return text.normalize('NFKC').toUpperCase().normalize('NFKC');
}

/** One column for several texts. */
export function searchable(...texts: (string | undefined)[]): string {
	return texts
		.filter((text) => text !== undefined)
		.map(fold)
		.join('\n');
}

/** True where the column, made by `searchable`, holds the text. */
export function holds(column: 'search_text', text: string): RawBuilder<boolean> {
	const wanted = fold(text).replace(/[!%_]/g, '!$&');
	if (wanted.length > longestSearch) return sql<boolean>`1 = 0`;
	return sql<boolean>`${sql.ref(column)} like ${`%${wanted}%`} escape '!'`;
}
