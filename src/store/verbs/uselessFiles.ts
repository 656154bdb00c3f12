// Answers: whose files are of no use to anybody any more?
import type { ExpressionBuilder } from 'kysely';
import type { Instant } from '../../clock';
import type { NotificationState } from '../../outbox/states';
import type { Tables } from '../tables';

/** One that failed may be tried again. */
const over: readonly NotificationState[] = ['sent', 'withdrawn', 'expired', 'muted'];

/** Of a notification that is over or gone, or added before that instant and never of any. */
export function isUseless(addedBefore: Instant) {
	return (row: ExpressionBuilder<Tables, 'file_part'>) =>
		row.or([
			row.and([row('notification_id', 'is', null), row('added_at', '<', addedBefore)]),
			row.and([
				row('notification_id', 'is not', null),
				row.not(
					row.exists(
						row
							.selectFrom('notification')
							.select('notification.id')
							.whereRef('notification.workspace_id', '=', 'file_part.workspace_id')
							.whereRef('notification.id', '=', 'file_part.notification_id')
							.where('notification.state', 'not in', over),
					),
				),
			]),
		]);
}
