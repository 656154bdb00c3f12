// Answers: what does a document look like that defines notification types?
import type { Frequency } from '../frequency/schedule';

export const audiences = ['members', 'channels', 'everybody'] as const;

/** Whom a type is offered for. A word for lists, no rule: whoever is handed an event of another one is told all the same. */
export type Audience = (typeof audiences)[number];

export interface DeclaredGroup {
	key: string;
	label: string;
}

export interface DeclaredType {
	/** As in `task.assigned`; see isTypeKey. */
	key: string;
	label: string;
	/** Key of a group, of this document or built in. */
	group: string;
	audience: Audience;
	defaultFrequency: Frequency;
	/** True: nobody can turn it off. */
	mandatory: boolean;
}

/** One JSON document. Its schema is published with the package, as docs/catalogue.schema.json. */
export interface CatalogueDocument {
	/** Of this format. */
	version: 1;
	/** `extend`: beside the built-in types, taking the place of those with the same key. `replace`: instead of all of them. */
	builtIn: 'extend' | 'replace';
	groups: DeclaredGroup[];
	types: DeclaredType[];
}
