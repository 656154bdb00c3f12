// Answers: are the bytes of who was forgotten out of the store's files, and if not, who tries again?
import { StoreError } from '../errors';
import type { Driver } from './driver';
import { reading, writing, type Transacting } from './transactions';
import { erasuresWithTraces, markTraceless } from './verbs/traces';

type DriverParts = Transacting & Pick<Driver, 'leaveNoTrace'>;

/** True where another process keeps the bytes from being erased now. */
export async function eraseTraces(driver: DriverParts, workspaceId: string): Promise<boolean> {
	const erasures = await reading(driver, (work) => erasuresWithTraces(work, workspaceId));
	if (erasures === undefined) return false;
	try {
		await driver.leaveNoTrace();
		await writing(driver, workspaceId, (work) => markTraceless(work, workspaceId, erasures));
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
