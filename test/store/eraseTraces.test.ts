// Answers: is it said what is gone and what is not, where a database can't erase the last bytes?
import { expect, it } from 'vitest';
import { StoreError } from '../../src/errors';
import { eraseTraces } from '../../src/store/eraseTraces';

it('says nothing where all went well', async () => {
	expect(await eraseTraces({ leaveNoTrace: async () => {} })).toBeUndefined();
});

it('says that the rows are gone, that bytes may be left, and to forget again', async () => {
	const cause = new StoreError('store_busy', 'Somebody reads.', { hint: 'Look for it.' });
	const erasing = eraseTraces({ leaveNoTrace: () => Promise.reject(cause) });
	await expect(erasing).rejects.toMatchObject({
		name: 'StoreError',
		code: 'store_busy',
		message: expect.stringMatching(/^The members are forgotten, but .*Somebody reads\.$/),
		hint: expect.stringMatching(/^Forget the same members again: .*Look for it\.$/),
		cause,
	});
});

it('leaves a mistake in the program what it is', async () => {
	const mistake = new TypeError('no');
	await expect(eraseTraces({ leaveNoTrace: () => Promise.reject(mistake) })).rejects.toBe(mistake);
});
