// Answers: is a database opened once for all who use it at a time, and closed by the last?
import { describe, expect, it } from 'vitest';
import { withDatabase } from '../../nodes/shared/engine/sharedDatabase';
import type { Database } from '../../src/index';

/** Counts how often a database is opened and closed. */
function counted(opening: Promise<void> = Promise.resolve()) {
	const count = { opened: 0, closed: 0 };
	const open = async (): Promise<Database> => {
		count.opened++;
		await opening;
		return {
			forWorkspace: () => Promise.reject(new Error('not asked for')),
			workspaceOf: async () => undefined,
			tellTime: async () => undefined,
			close: async () => void count.closed++,
		};
	};
	return { count, open };
}

describe('a shared database', () => {
	it('is opened once for all who use it at a time, and closed when the last one leaves', async () => {
		const { count, open } = counted();
		const first = Promise.withResolvers<void>();
		const second = Promise.withResolvers<void>();
		const uses = [first, second].map(({ promise }) => withDatabase('shared', open, () => promise));
		first.resolve();
		await uses[0];
		expect(count).toEqual({ opened: 1, closed: 0 });
		second.resolve();
		await uses[1];
		expect(count).toEqual({ opened: 1, closed: 1 });
	});

	it('is opened anew for whoever comes after the last one', async () => {
		const { count, open } = counted();
		await withDatabase('anew', open, async () => {});
		await withDatabase('anew', open, async () => {});
		expect(count).toEqual({ opened: 2, closed: 2 });
	});

	it('is another one for another path', async () => {
		const { count, open } = counted();
		await withDatabase('one', open, () => withDatabase('other', open, async () => {}));
		expect(count).toEqual({ opened: 2, closed: 2 });
	});

	it('is closed after a failure of the one who used it', async () => {
		const { count, open } = counted();
		const failing = withDatabase('failing', open, () => Promise.reject(new Error('mine')));
		await expect(failing).rejects.toThrow('mine');
		expect(count).toEqual({ opened: 1, closed: 1 });
	});

	it('that did not open fails all who waited for it, and is tried again by the next', async () => {
		const broken = counted(Promise.reject(new Error('disk full')));
		const uses = [1, 2].map(() => withDatabase('broken', broken.open, async () => 'used'));
		expect((await Promise.allSettled(uses)).map(({ status }) => status)).toEqual([
			'rejected',
			'rejected',
		]);
		expect(broken.count).toEqual({ opened: 1, closed: 0 });
		const { count, open } = counted();
		expect(await withDatabase('broken', open, async () => 'used')).toBe('used');
		expect(count.opened).toBe(1);
	});
});
