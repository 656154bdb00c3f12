// Answers: what has each subject chosen?
import type { Selectable } from 'kysely';
import type { Instant } from '../../clock';
import { StoreError } from '../../errors';
import type { Preferences, PreferenceSubject } from '../../preferences/preferences';
import { readPreferences } from '../../preferences/readPreferences';
import type { Page } from '../../slack/contract';
import { asStored } from '../asStored';
import { inBatches } from '../batches';
import type { PreferenceStore, StoredPreferences } from '../contract';
import { pageOf, readPlace, writePlace } from '../pages';
import { readJson } from '../rows/json';
import type { Tables, Work } from '../tables';

type Kind = PreferenceSubject['kind'];
type Row = Selectable<Tables['preference']>;

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

export async function dropPreferences(
	work: Work,
	workspaceId: string,
	subject: PreferenceSubject,
): Promise<boolean> {
	const { numDeletedRows } = await work
		.deleteFrom('preference')
		.where('workspace_id', '=', workspaceId)
		.where('subject_kind', '=', subject.kind)
		.where('subject_key', '=', keyOf(subject))
		.executeTakeFirst();
	return numDeletedRows > 0n;
}

/** In the order in which they are listed. */
const kinds: readonly Kind[] = ['workspace', 'channel', 'member'];

/** What is no document any more costs nobody else the list. It is left out, not taken for no choice; asked for alone, it is refused. */
export async function listPreferences(
	work: Work,
	workspaceId: string,
	{ kind, cursor, limit }: Parameters<PreferenceStore['listPreferences']>[0],
): Promise<Page<StoredPreferences>> {
	const [lastKind, lastKey] = cursor === undefined ? [] : readPlace(cursor);
	const rows: Row[] = [];
	for (const each of kinds.slice(Math.max(0, kinds.indexOf(lastKind as Kind)))) {
		if (rows.length > limit || (kind !== undefined && kind !== each)) continue;
		rows.push(
			...(await work
				.selectFrom('preference')
				.selectAll()
				.where('workspace_id', '=', workspaceId)
				.where('subject_kind', '=', each)
				.$if(each === lastKind, (chosen) => chosen.where('subject_key', '>', lastKey!))
				.orderBy('subject_key')
				.limit(limit + 1 - rows.length)
				.execute()),
		);
	}
	const page = pageOf(rows, limit, {
		read: readUndamaged,
		cursor: (row) => writePlace(row.subject_kind, row.subject_key),
	});
	return { ...page, items: page.items.filter((item) => item !== undefined) };
}

function readUndamaged(row: Row): StoredPreferences | undefined {
	const { subject_kind: kind, subject_key: key } = row;
	try {
		return {
			subject: kind === 'workspace' ? { kind } : { kind, key },
			preferences: readPreferences(readJson(row.document, 'preference')),
			changedAt: row.changed_at,
		};
	} catch (error) {
		if (error instanceof StoreError) return undefined;
		throw error;
	}
}

function keyOf(subject: PreferenceSubject): string {
	return subject.kind === 'workspace' ? '' : asStored(subject.key);
}
