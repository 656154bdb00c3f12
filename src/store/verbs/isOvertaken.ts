// Answers: has another worker told of the record since this one looked, or is it about to?
import type { NewDelivery } from '../contract';
import type { Work } from '../tables';
import { placeOfRecord } from './recordMessages';
import { isNewer, type Accepted } from './rememberMessage';

/** Asked where the delivery begins, in one transaction with it: what is looked at before may be old by then. */
export async function isOvertaken(
	work: Work,
	workspaceId: string,
	{ kind, isFirst, conversation, recordKey, forMember }: NewDelivery,
	about: Accepted,
): Promise<boolean> {
	const isUpdate = kind === 'update';
	if (recordKey === undefined || !(isFirst || isUpdate)) return false;
	const place = placeOfRecord(workspaceId, { conversation, recordKey, forMember });
	const told = await work
		.selectFrom('record_message')
		.select(['shows as id', 'shows_accepted_at as accepted_at'])
		.where((row) => row.and(place))
		.executeTakeFirst();
	// An update that finds its message gone is told so by Slack.
	if (told && (isFirst || isNewer(told, about))) return true;
	const other = await work
		.selectFrom('delivery')
		.select('key')
		.where((row) => row.and(place))
		.where('state', '=', 'sending')
		.where('kind', isUpdate ? '=' : '!=', 'update')
		.where('thread_ts', 'is', null)
		.limit(1)
		.executeTakeFirst();
	return other !== undefined;
}
