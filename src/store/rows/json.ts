// Answers: what does a JSON column hold, and what if it is no JSON any more?
import { StoreError } from '../../errors';

export function readJson(text: string, table: string): unknown {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new StoreError('store_damaged', `A row of the table ${table} holds no JSON any more.`, {
			hint: 'Something else wrote to the store. Restore it from a backup, or remove that row.',
			cause,
		});
	}
}
