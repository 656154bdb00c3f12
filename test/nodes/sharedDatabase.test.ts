// Answers: is a database opened once for all who use it at a time, and closed by the last?
import { describe, expect, it } from 'vitest';
import type { ChosenStore } from '../../nodes/shared/engine/chooseStore';
import { keyOf, withDatabase } from '../../nodes/shared/engine/sharedDatabase';
import type { Database } from '../../src/index';

const file = (path: string): ChosenStore => ({ kind: 'file', path });

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
		const uses = [first, second].map(({ promise }) =>
			withDatabase(file('shared'), open, () => promise),
		);
		first.resolve();
		await uses[0];
		expect(count).toEqual({ opened: 1, closed: 0 });
		second.resolve();
		await uses[1];
		expect(count).toEqual({ opened: 1, closed: 1 });
	});

	it('is opened anew for whoever comes after the last one', async () => {
		const { count, open } = counted();
		await withDatabase(file('anew'), open, async () => {});
		await withDatabase(file('anew'), open, async () => {});
		expect(count).toEqual({ opened: 2, closed: 2 });
	});

	it('is another one for another path', async () => {
		const { count, open } = counted();
		await withDatabase(file('one'), open, () => withDatabase(file('other'), open, async () => {}));
		expect(count).toEqual({ opened: 2, closed: 2 });
	});

	it('is closed after a failure of the one who used it', async () => {
		const { count, open } = counted();
		const failing = withDatabase(file('failing'), open, () => Promise.reject(new Error('mine')));
		await expect(failing).rejects.toThrow('mine');
		expect(count).toEqual({ opened: 1, closed: 1 });
	});

	it('that did not open fails all who waited for it, and is tried again by the next', async () => {
		const broken = counted(Promise.reject(new Error('disk full')));
		const uses = [1, 2].map(() => withDatabase(file('broken'), broken.open, async () => 'used'));
		expect((await Promise.allSettled(uses)).map(({ status }) => status)).toEqual([
			'rejected',
			'rejected',
		]);
		expect(broken.count).toEqual({ opened: 1, closed: 0 });
		const { count, open } = counted();
		expect(await withDatabase(file('broken'), open, async () => 'used')).toBe('used');
		expect(count.opened).toBe(1);
	});
});

describe('the key of a store in PostgreSQL', () => {
	const settings = {
		host: 'db',
		port: 5432,
		database: 'n8n',
		user: 'n8n',
		password: 'the-secret',
		schema: 'slack_notify',
		tls: { mode: 'disable' as const },
		mostConnections: 5,
	};
	const keyWith = (other: Partial<typeof settings>) =>
		keyOf({ kind: 'postgres', settings: { ...settings, ...other } });

	it('is the same for the same settings, and another for any other', () => {
		expect(keyWith({})).toBe(keyWith({}));
		const others = Object.entries({ host: 'a', port: 1, password: 'b', schema: 'c', user: 'd' });
		const keys = others.map(([name, value]) => keyWith({ [name]: value }));
		expect(new Set([keyWith({}), ...keys]).size).toBe(others.length + 1);
	});

	it('holds nothing of the password', () => {
		for (const encoding of ['utf8', 'base64', 'hex'] as const)
			expect(keyWith({})).not.toContain(Buffer.from('the-secret').toString(encoding));
		expect(Buffer.from(keyWith({}), 'base64')).toHaveLength(32);
	});
});
