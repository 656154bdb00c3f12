// Answers: which types and groups does this document define, and what is wrong with it where it can't be used?
import { BadInput, lookAt } from '../errors';
import { builtInGroups, otherGroup } from './builtInTypes';
import type { CatalogueDocument } from './catalogueDocument';
import { catalogueSchema } from './catalogueSchema';
import { faultsOf, placeOf, sayFaults, sayIssue, type Fault } from './documentFaults';
import { parseDocument } from './parseDocument';
import { catalogueFormat } from './saysFormat';
import { showRaw } from './showRaw';
import { isTypeKey } from './types';

const name = { code: 'catalogue', title: 'The document of types', field: 'Types' };

/** From an object or JSON text. Throws BadInput, naming each place, where it can't be used; what it leaves out has its default. */
export function readCatalogue(raw: unknown): CatalogueDocument {
	return lookAt(name.title, () => readDocument(raw), name.field);
}

function readDocument(raw: unknown): CatalogueDocument {
	const json = parseDocument(raw, name);
	const read = catalogueSchema.safeParse(json, { error: sayIssue });
	const faults = [...(read.success ? [] : faultsOf(read.error)), ...contradictions(json)];
	if (read.success && faults.length === 0) {
		const { version, builtIn, groups, types } = read.data;
		return { version, builtIn, groups, types };
	}
	throw new BadInput('catalogue_malformed', `${name.title} can’t be used: ${sayFaults(faults)}`, {
		field: name.field,
		hint: `Correct these places; nothing was changed. ${catalogueFormat}`,
		cause: read.error,
	});
}

/** What no part of the document can know alone. Looks at whatever can be understood, so that all faults are told at once. */
function contradictions(json: unknown): Fault[] {
	const { builtIn, groups, types } = propertiesOf(json);
	const groupList = listOf(groups);
	const typeList = listOf(types);
	const known = new Set([
		otherGroup.key,
		...(builtIn === 'replace' ? [] : builtInGroups.map(({ key }) => key)),
		...groupList.map(({ key }) => key),
	]);
	return [
		...repeated('groups', groupList),
		...repeated('types', typeList),
		...typeList.flatMap(({ group }, index) =>
			isTypeKey(group) && !known.has(group)
				? [
						fault(
							['types', index, 'group'],
							`there is no group ${showRaw(group)}; declare it in groups`,
						),
					]
				: [],
		),
		...typeList.flatMap(({ mandatory, defaultFrequency }, index) =>
			mandatory === true && defaultFrequency === 'off'
				? [
						fault(
							['types', index, 'defaultFrequency'],
							'a mandatory type can’t be off by default: say how often it is told, or make it optional',
						),
					]
				: [],
		),
	];
}

function repeated(list: 'groups' | 'types', entries: readonly Properties[]): Fault[] {
	const first = new Map<string, number>();
	return entries.flatMap(({ key }, index) => {
		if (!isTypeKey(key)) return [];
		const before = first.get(key);
		if (before === undefined) first.set(key, index);
		if (before === undefined) return [];
		return [
			fault([list, index, 'key'], `${showRaw(key)} is declared already, by ${list}[${before}]`),
		];
	});
}

function fault(path: PropertyKey[], says: string): Fault {
	return { place: placeOf(path), says };
}

type Properties = Readonly<Record<string, unknown>>;

function propertiesOf(raw: unknown): Properties {
	return typeof raw === 'object' && raw !== null ? (raw as Properties) : {};
}

function listOf(raw: unknown): Properties[] {
	return Array.isArray(raw) ? raw.slice(0, 1000).map(propertiesOf) : [];
}
