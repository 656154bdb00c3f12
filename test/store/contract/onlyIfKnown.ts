// Answers: is what may only be a duplicate ever taken in as new?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { about, acceptAll, failed, now, sending } from '../given';

export function onlyIfKnownContract(given: Given): void {
	const again = { ...about('task.changed', { dueAt: now }), onlyIfKnown: true };
	const accept = () => given.store.accept([about('task.due', { dueAt: now }), again], [], now);
	const all = async () => (await given.store.waiting(now)).due;

	describe('a notification that is accepted only if it is known', () => {
		it('is a duplicate of the one that is there', async () => {
			const [id] = await acceptAll(given.store, { ...again, onlyIfKnown: false });
			const [, answer] = await accept();
			expect(answer).toMatchObject({ accepted: false, existing: { id, state: 'queued' } });
		});

		it('is refused where nothing is there, and nothing of its run is taken in', async () => {
			await expect(accept()).rejects.toMatchObject({ name: 'StoreError', code: 'not_known' });
			expect(await all()).toBe(0);
		});

		it('is refused where the one that is there has failed, which would be taken up again', async () => {
			const [id] = await acceptAll(given.store, { ...again, onlyIfKnown: false });
			await sending(given.store, 'a', 'd');
			await given.store.settle('a', 'd', failed, now);
			await expect(accept()).rejects.toMatchObject({ code: 'not_known' });
			const [row] = await given.store.findNotifications([id!]);
			expect(row).toMatchObject({ state: 'failed' });
		});
	});
}
