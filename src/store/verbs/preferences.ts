// Answers: what has each subject chosen?
import type { Instant } from '../../clock';
import type { Preferences, PreferenceSubject } from '../../preferences/preferences';
import { readPreferences } from '../../preferences/readPreferences';
import { inBatches } from '../batches';
import { readJson } from '../rows/json';
import type { Work } from '../tables';

export async function findPreferences(
	work: Work,
	workspaceId: string,
	subjects: readonly PreferenceSubject[],
): Promise<(Preferences | undefined)[]> {
	const found = new Map<string, Preferences>();
	for (const kind of new Set(subjects.map((subject) => subject.kind))) {
		const keys = subjects.filter((subject) => subject.kind === kind).map(keyOf);
		for (const batch of inBatches([...new Set(keys)])) {
			const rows = await work
				.selectFrom('preference')
				.select(['subject_key', 'document'])
				.where('workspace_id', '=', workspaceId)
				.where('subject_kind', '=', kind)
				.where('subject_key', 'in', batch)
				.execute();
			for (const row of rows)
				found.set(
					`${kind} ${row.subject_key}`,
					readPreferences(readJson(row.document, 'preference')),
				);
		}
	}
	return subjects.map((subject) => found.get(`${subject.kind} ${keyOf(subject)}`));
}

export async function changePreferences(
	work: Work,
	workspaceId: string,
	subject: PreferenceSubject,
	change: (before: Preferences) => Preferences,
	now: Instant,
): Promise<Preferences> {
	const [before] = await findPreferences(work, workspaceId, [subject]);
	const after = change(before ?? readPreferences(undefined));
	const written = { document: JSON.stringify(after), changed_at: now };
	await work
		.insertInto('preference')
		.values({
			workspace_id: workspaceId,
			subject_kind: subject.kind,
			subject_key: keyOf(subject),
			...written,
		})
		.onConflict((conflict) =>
			conflict.columns(['workspace_id', 'subject_kind', 'subject_key']).doUpdateSet(written),
		)
		.execute();
	return after;
}

function keyOf(subject: PreferenceSubject): string {
	return subject.kind === 'workspace' ? '' : subject.key;
}
