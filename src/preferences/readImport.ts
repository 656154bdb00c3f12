// Answers: whose preferences does this document hold, which are they, and which entries can't be used?
import { BadInput, lookAt, type NotifyError } from '../errors';
import type { PreferenceChoices } from './applyChoices';
import type { Catalogue } from './catalogue';
import { mostChoices } from './choiceSchema';
import { faultsOf, placeOf, sayFaults, sayIssue, type Fault } from './documentFaults';
import { documentSchema, entrySchema } from './importSchema';
import { isEmptyText } from './isEmptyText';
import { parseDocument } from './parseDocument';
import type { SubjectInput } from './requests';
import { preferencesFormat } from './saysFormat';
import { readGroup } from './types';

/** `place`: as in `preferences[3]`; in a list `[3]`, and `entry` where there is but one. */
export type ImportEntry = ReadEntry | { place: string; error: NotifyError };

export interface ReadEntry {
	place: string;
	subject: SubjectInput;
	/** What it chooses, and what it takes back by `inherit`. */
	preferences: PreferenceChoices;
}

const name = { code: 'import', title: 'The document of preferences', field: 'Preferences' };
const subjects = ['member', 'channel', 'workspace'] as const;

/**
 * From a list of entries, a document that has one as `preferences`, a single entry, or JSON text of any of these. Throws
 * BadInput where it is none of them; an entry that is wrong is told as such, in its place, and does not stop the others.
 */
export function readImport(document: unknown, catalogue: Catalogue): ImportEntry[] {
	const entries = lookAt(name.title, () => entriesOf(parseDocument(document, name)), name.field);
	return entries.map(([place, raw]) => {
		try {
			return lookAt(place, () => readEntry(place, raw, catalogue), name.field);
		} catch (error) {
			if (error instanceof BadInput) return { place, error };
			throw error;
		}
	});
}

/** Throws BadInput. */
function readEntry(place: string, raw: unknown, catalogue: Catalogue): ReadEntry {
	const read = entrySchema.safeParse(raw, { error: sayIssue });
	const faults = [
		...(read.success ? [] : faultsOf(read.error)),
		...whose(raw),
		...unknownGroups(raw, catalogue),
	];
	if (!read.success) throw refuse(place, faults);
	const { member, channel, workspace, ...preferences } = read.data;
	const subject = member ?? channel ?? workspace;
	if (subject === undefined || faults.length > 0) throw refuse(place, faults);
	return { place, subject, preferences };
}

/** Every entry with its place, whatever the entry is like. */
function entriesOf(json: unknown): [place: string, entry: unknown][] {
	// Not `map`, which passes over holes.
	if (Array.isArray(json)) return Array.from(json, (entry, index) => [`[${index}]`, entry]);
	if (typeof json !== 'object' || json === null) {
		throw malformed('it is neither a document, nor a list of entries, nor an entry');
	}
	if (!('preferences' in json) && !('version' in json)) return [['entry', json]];
	const read = documentSchema.safeParse(json, { error: sayIssue });
	if (!read.success) throw malformed(sayFaults(faultsOf(read.error)));
	return read.data.preferences.map((entry, index) => [`preferences[${index}]`, entry]);
}

function malformed(says: string): BadInput {
	return new BadInput('import_malformed', `${name.title} can’t be used: ${says}`, {
		field: name.field,
		hint: `Give { "version": 1, "preferences": [ … ] }, or the list of entries alone. ${preferencesFormat}`,
	});
}

/** An entry is somebody's, and of nobody else. */
function whose(raw: unknown): Fault[] {
	if (typeof raw !== 'object' || raw === null) return [];
	const said = raw as Partial<Record<(typeof subjects)[number], unknown>>;
	const given = subjects.filter((subject) => !saysNothing(said[subject]));
	if (given.length === 1) return [];
	const says =
		given.length === 0
			? 'it does not say whose preferences it has'
			: `it names several at once: ${given.join(' and ')}`;
	const hint = 'Name exactly one: member, channel, or "workspace": true.';
	return [{ place: '', says, hint }];
}

/** A table has a column for each kind of subject, and leaves all but one empty. */
function saysNothing(value: unknown): boolean {
	return value === undefined || value === null || isEmptyText(value);
}

function unknownGroups(raw: unknown, catalogue: Catalogue): Fault[] {
	const groups = (raw as { groups?: unknown } | null | undefined)?.groups;
	if (typeof groups !== 'object' || groups === null || Array.isArray(groups)) return [];
	return Object.keys(groups)
		.slice(0, mostChoices)
		.flatMap((key) => {
			try {
				readGroup(key, catalogue);
				return [];
			} catch (error) {
				if (!(error instanceof BadInput)) throw error;
				return [{ place: placeOf(['groups', key]), says: error.message, hint: error.hint }];
			}
		});
}

const mostHints = 3;

function refuse(place: string, faults: readonly Fault[]): BadInput {
	const hints = new Set(faults.flatMap(({ hint }) => hint ?? []));
	return new BadInput('entry_malformed', `${place} can’t be used: ${sayFaults(faults)}`, {
		field: name.field,
		hint: [...hints].slice(0, mostHints).join(' ') || 'Correct this entry, and import it again.',
	});
}
