// Answers: what is said where rows are gone, but their bytes could not be erased yet?
import { StoreError } from '../errors';
import type { Driver } from './driver';

export async function eraseTraces(driver: Pick<Driver, 'leaveNoTrace'>): Promise<void> {
	try {
		await driver.leaveNoTrace();
	} catch (cause) {
		if (!(cause instanceof StoreError)) throw cause;
		throw new StoreError(
			cause.code,
			`The members are forgotten, but bytes of them may still be in the store's files. ${cause.message}`,
			{
				hint: `Forget the same members again: their rows are gone, and it erases what is left of the bytes. ${cause.hint}`,
				cause,
			},
		);
	}
}
