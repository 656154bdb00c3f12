// Answers: how often is this recipient told of each type, and which rule says so?
import type { Catalogue } from './catalogue';
import { mayNotify } from './mayNotify';
import type { Preferences } from './preferences';
import type { EffectiveType } from './requests';

/** Every declared type, in the catalogue's order; then, by key, those that are declared nowhere and were chosen all the same. */
export function effectiveTypes(
	catalogue: Catalogue,
	{ own, workspace }: { own?: Preferences; workspace?: Preferences },
): EffectiveType[] {
	const chosen = [own, workspace].flatMap((choices) => Object.keys(choices?.types ?? {}));
	const undeclared = [...new Set(chosen)]
		.map((key) => catalogue.typeOf(key))
		.filter(({ declared }) => !declared)
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	return [...catalogue.types, ...undeclared].map((type) => ({
		type: type.key,
		...mayNotify({ type, urgent: false, own, workspace }),
	}));
}
