// Answers: are the bytes of who was forgotten out of the store's files, and if not, who tries again?
import { StoreError } from '../errors';
import type { Driver } from './driver';
import { erasuresWithTraces, markTraceless } from './verbs/traces';

type DriverParts = Pick<Driver, 'kysely' | 'takeTurn' | 'leaveNoTrace'>;

/** True where another process keeps the bytes from being erased now. */
export async function eraseTraces(driver: DriverParts, workspaceId: string): Promise<boolean> {
	const { kysely } = driver;
	const erasures = await kysely
		.transaction()
		.setAccessMode('read only')
		.execute((work) => erasuresWithTraces(work, workspaceId));
	if (erasures === undefined) return false;
	try {
		await driver.leaveNoTrace();
		await kysely.transaction().execute(async (work) => {
			await driver.takeTurn(work, workspaceId);
			await markTraceless(work, workspaceId, erasures);
		});
	} catch (error) {
		if (error instanceof StoreError && error.code === 'store_busy') return true;
		throw error;
	}
	return false;
}

/** For whom the rows are gone already: whatever keeps the bytes from being erased, the next one tries again. */
export async function tryToEraseTraces(driver: DriverParts, workspaceId: string): Promise<boolean> {
	try {
		return await eraseTraces(driver, workspaceId);
	} catch (error) {
		if (error instanceof StoreError) return true;
		throw error;
	}
}
