// Answers: which types are there in this workspace, and what is known of one that is not among them?
import { builtInGroups, builtInTypes, otherGroup } from './builtInTypes';
import type { Catalogue, NotificationType } from './catalogue';
import type { CatalogueDocument, DeclaredGroup, DeclaredType } from './catalogueDocument';
import { nearest } from './nearest';

/** The built-in types, and what the workspace's own document makes of them. */
export function createCatalogue(document?: CatalogueDocument): Catalogue {
	const groups = groupsOf(document);
	const places = new Map(groups.map(({ key }, place) => [key, place]));
	const types = declaredTypes(document)
		.map((type): NotificationType => ({ ...type, declared: true }))
		.sort((a, b) => byPlace(places, a, b) || a.label.localeCompare(b.label, 'en'));
	const byKey = new Map(types.map((type) => [type.key, type]));
	const labels = new Map(groups.map(({ key, label }) => [key, label]));
	const groupsByFirstWord = firstGroups(declaredTypes(document));
	const keys = [...byKey.keys()];
	return {
		types,
		groups,
		typeOf: (key) =>
			byKey.get(key) ??
			undeclaredType(key, groupsByFirstWord.get(firstWord(key)) ?? otherGroup.key),
		groupLabel: (key) => labels.get(key) ?? key,
		nearest: (key) => (byKey.has(key) ? undefined : nearest(key, keys)),
	};
}

function groupsOf(document?: CatalogueDocument): DeclaredGroup[] {
	const own = document?.groups ?? [];
	const builtIn = document?.builtIn === 'replace' ? [] : builtInGroups;
	const groups = new Map<string, DeclaredGroup>();
	for (const group of [...builtIn, ...own]) groups.set(group.key, group);
	// The last, also after groups of the workspace's own, and there even where nobody declared it.
	const other = groups.get(otherGroup.key) ?? otherGroup;
	groups.delete(otherGroup.key);
	return [...groups.values(), other];
}

function declaredTypes(document?: CatalogueDocument): DeclaredType[] {
	const own = document?.types ?? [];
	const taken = new Set(own.map(({ key }) => key));
	const builtIn = document?.builtIn === 'replace' ? [] : builtInTypes;
	// The workspace's own first, so that its word on a first word counts.
	return [...own, ...builtIn.filter(({ key }) => !taken.has(key))];
}

function byPlace(places: ReadonlyMap<string, number>, a: NotificationType, b: NotificationType) {
	return (places.get(a.group) ?? places.size) - (places.get(b.group) ?? places.size);
}

/** So that whoever mutes tasks has muted `task.escalated` too. */
function firstGroups(types: readonly DeclaredType[]): Map<string, string> {
	return new Map(types.toReversed().map(({ key, group }) => [firstWord(key), group]));
}

function undeclaredType(key: string, group: string): NotificationType {
	const words = key.replace(/[._-]/g, ' ');
	const label = words.charAt(0).toUpperCase() + words.slice(1);
	return { key, label, group, audience: 'everybody', mandatory: false, declared: false };
}

function firstWord(key: string): string {
	return key.split('.', 1)[0] ?? key;
}
