// Answers: what did each of these subjects, and the workspace, choose?
import type { PreferenceStore } from '../store/contract';
import type { Preferences, PreferenceSubject } from './preferences';

export interface AllChoices {
	workspace?: Preferences;
	of(subject: PreferenceSubject): Preferences | undefined;
}

/** One question to the store, however many subjects. */
export async function findChoices(
	store: Pick<PreferenceStore, 'findPreferences'>,
	subjects: readonly PreferenceSubject[],
): Promise<AllChoices> {
	const asked = new Map(subjects.map((subject) => [nameOf(subject), subject]));
	const [workspace, ...own] = await store.findPreferences([
		{ kind: 'workspace' },
		...asked.values(),
	]);
	const byName = new Map([...asked.keys()].map((name, index) => [name, own[index]]));
	return { workspace, of: (subject) => byName.get(nameOf(subject)) };
}

function nameOf(subject: PreferenceSubject): string {
	return subject.kind === 'workspace' ? subject.kind : `${subject.kind} ${subject.key}`;
}
