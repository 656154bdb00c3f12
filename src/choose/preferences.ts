// Answers: what has somebody chosen, what becomes of a change, and what follows from it?
import { findCatalogue } from '../plan/findCatalogue';
import { findReaders } from '../plan/findReaders';
import { findSubject, rememberSubject } from '../plan/findSubject';
import { replanQueued } from '../plan/replanQueued';
import type { Recipient } from '../outbox/notification';
import type { Catalogue } from '../preferences/catalogue';
import { applyChange, readChange, type PreferenceChange } from '../preferences/change';
import { effectiveTypes } from '../preferences/effectiveTypes';
import {
	noPreferences,
	type Preferences,
	type PreferenceSubject,
} from '../preferences/preferences';
import type { SubjectInput, SubjectPreferences } from '../preferences/requests';
import type { ChooseParts } from './parts';

export async function getPreferences(
	parts: ChooseParts,
	input: SubjectInput,
): Promise<SubjectPreferences> {
	const catalogue = await findCatalogue(parts.store);
	return show(parts, catalogue, await findSubject(parts, input));
}

/** Changes one choice; all others stay. Throws BadInput, naming the field, where a value can't be used. */
export async function setPreferences(
	parts: ChooseParts,
	input: SubjectInput,
	raw: PreferenceChange,
): Promise<SubjectPreferences> {
	const catalogue = await findCatalogue(parts.store);
	const change = readChange(raw, catalogue);
	const subject = await writePreferences(parts, input, (before) => applyChange(before, change));
	return replanFor(parts, catalogue, subject);
}

/** Takes back everything that was chosen. */
export async function resetPreferences(
	parts: ChooseParts,
	input: SubjectInput,
): Promise<SubjectPreferences> {
	const catalogue = await findCatalogue(parts.store);
	const subject = await findSubject(parts, input);
	await parts.store.dropPreferences(subject);
	return replanFor(parts, catalogue, subject);
}

/** One step in the store, so that two changes at once both count. What is queued is left to `replanFor`. */
export async function writePreferences(
	parts: ChooseParts,
	input: SubjectInput,
	change: (before: Preferences) => Preferences,
): Promise<PreferenceSubject> {
	const subject = await findSubject(parts, input);
	await rememberSubject(parts, input);
	await parts.store.changePreferences(subject, change, parts.clock.now());
	return subject;
}

export async function replanFor(
	parts: ChooseParts,
	catalogue: Catalogue,
	subject: PreferenceSubject,
): Promise<SubjectPreferences> {
	const queued = await replanQueued(parts, catalogue, recipientsOf(subject));
	return { ...(await show(parts, catalogue, subject)), queued };
}

/** Undefined for everybody. */
function recipientsOf(subject: PreferenceSubject): Recipient[] | undefined {
	return subject.kind === 'workspace' ? undefined : [subject];
}

async function show(
	parts: ChooseParts,
	catalogue: Catalogue,
	subject: PreferenceSubject,
): Promise<SubjectPreferences> {
	const [preferences = noPreferences] = await parts.store.findPreferences([subject]);
	if (subject.kind === 'workspace') return { subject, preferences };
	const { own, workspace } = (await findReaders(parts, [subject])).of(subject);
	return { subject, preferences, effective: effectiveTypes(catalogue, { own, workspace }) };
}
