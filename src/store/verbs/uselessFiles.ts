// Answers: which files are of no use to anybody any more, and how do they go without anybody waiting for it?
import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import type { Instant } from '../../clock';
import type { NotificationState } from '../../outbox/states';
import type { Tables, Work } from '../tables';

type AreMeant = (file: ExpressionBuilder<Tables, 'file'>) => Expression<SqlBool>;

/** A part is half a megabyte, which the database writes over: so few that the others have their turn soon. */
const mostPartsAtOnce = 20;

const dayMs = 24 * 60 * 60 * 1000;

/** How many parts were erased. The rest goes with a later call. */
export function eraseUseless(
	work: Work,
	workspaceId: string,
	now: Instant,
	most = mostPartsAtOnce,
): Promise<number> {
	return eraseSome(work, workspaceId, areUseless(now - dayMs), Math.min(most, mostPartsAtOnce));
}

/** However many there are: what is of no use is known to be so without waiting a day. */
export async function eraseAllUseless(work: Work, workspaceId: string): Promise<void> {
	while ((await eraseSome(work, workspaceId, areUseless(1))) > 0);
}

export async function eraseSome(
	work: Work,
	workspaceId: string,
	areMeant: AreMeant,
	most = mostPartsAtOnce,
): Promise<number> {
	const files = await work
		.selectFrom('file')
		.select('id')
		.where('workspace_id', '=', workspaceId)
		.where(areMeant)
		.limit(most)
		.execute();
	if (files.length === 0) return 0;
	const ids = files.map(({ id }) => id);
	const { numDeletedRows } = await work
		.deleteFrom('file_part')
		.where('workspace_id', '=', workspaceId)
		.where(({ eb, refTuple, selectFrom }) =>
			eb(
				refTuple('file_id', 'place'),
				'in',
				selectFrom('file_part')
					.select(['file_id', 'place'])
					.where('workspace_id', '=', workspaceId)
					.where('file_id', 'in', ids)
					.limit(most)
					.$asTuple('file_id', 'place'),
			),
		)
		.executeTakeFirst();
	await work
		.deleteFrom('file')
		.where('workspace_id', '=', workspaceId)
		.where('id', 'in', ids)
		.where((file) => file.not(file.exists(partsOf(file))))
		.execute();
	return Number(numDeletedRows);
}

function partsOf(file: ExpressionBuilder<Tables, 'file'>) {
	return file
		.selectFrom('file_part')
		.select('file_part.place')
		.whereRef('file_part.workspace_id', '=', 'file.workspace_id')
		.whereRef('file_part.file_id', '=', 'file.id');
}

/** One that failed may be tried again. */
const over: readonly NotificationState[] = ['sent', 'withdrawn', 'expired', 'muted'];

/** Of a notification that is over or gone. */
export const areOver: AreMeant = (file) =>
	file.and([
		file('notification_id', 'is not', null),
		file.not(
			file.exists(
				file
					.selectFrom('notification')
					.select('notification.id')
					.whereRef('notification.workspace_id', '=', 'file.workspace_id')
					.whereRef('notification.id', '=', 'file.notification_id')
					.where('notification.state', 'not in', over),
			),
		),
	]);

/** Also those that were added before that instant and never belonged to any. */
function areUseless(addedBefore: Instant): AreMeant {
	return (file) =>
		file.or([
			areOver(file),
			file.and([file('notification_id', 'is', null), file('added_at', '<', addedBefore)]),
		]);
}
