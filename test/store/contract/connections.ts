// Answers: does the store know whose a connection is, and whether Slack still takes it?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import { minute, now, workspace } from '../given';

export function connectionContract(given: Given): void {
	describe('a connection', () => {
		it('is of no workspace before it was used', async () => {
			expect(await given.database.workspaceOf('f1')).toBeUndefined();
			await given.database.forWorkspace(workspace(), now);
			expect(await given.database.workspaceOf('f1')).toBeUndefined();
		});

		it('is of the workspace that it was last used with, as that is named now', async () => {
			await given.database.forWorkspace(workspace(), now, 'f1');
			await given.database.forWorkspace(workspace('T2'), now, 'f2');
			await given.database.forWorkspace(workspace(), now + minute, 'f3');
			expect(await given.database.workspaceOf('f1')).toEqual(workspace());
			expect(await given.database.workspaceOf('f2')).toEqual(workspace('T2'));
			expect(await given.database.workspaceOf('f3')).toEqual(workspace());
			const renamed = { ...workspace(), name: 'New name' };
			await given.database.forWorkspace(renamed, now + minute);
			expect(await given.database.workspaceOf('f1')).toEqual(renamed);
			await given.database.forWorkspace(workspace('T2'), now + minute, 'f1');
			expect(await given.database.workspaceOf('f1')).toEqual(workspace('T2'));
		});
	});

	describe('the name by which people let the app in', () => {
		it('is kept with the workspace, renewed, and taken away where Slack does not say it', async () => {
			for (const botName of ['notify', 'tell', undefined]) {
				const named = { ...workspace(), ...(botName !== undefined && { botName }) };
				await given.database.forWorkspace(named, now, 'f1');
				expect(await given.database.workspaceOf('f1')).toStrictEqual(named);
			}
		});
	});

	describe('a disconnected workspace', () => {
		it('is none at first, and there is nothing to tell', async () => {
			expect(await given.store.disconnection()).toBeUndefined();
			expect(await given.store.takeDisconnectionToTell(now)).toBe(false);
		});

		it('is so since the first time that it was marked', async () => {
			await given.store.markDisconnected('token_revoked', now);
			await given.store.markDisconnected('account_inactive', now + minute);
			expect(await given.store.disconnection()).toEqual({ since: now, code: 'account_inactive' });
		});

		it('is told by one of all that ask, once', async () => {
			await given.store.markDisconnected('token_revoked', now);
			const asks = Array.from({ length: 5 }, () => given.store.takeDisconnectionToTell(now));
			expect((await Promise.all(asks)).filter(Boolean)).toEqual([true]);
			await given.store.markDisconnected('token_revoked', now + minute);
			expect(await given.store.takeDisconnectionToTell(now + minute)).toBe(false);
		});

		it('is connected again once it is marked so, and is told anew the next time', async () => {
			await given.store.markDisconnected('token_revoked', now);
			await given.store.takeDisconnectionToTell(now);
			await given.store.markConnected();
			expect(await given.store.disconnection()).toBeUndefined();
			expect(await given.store.takeDisconnectionToTell(now)).toBe(false);
			await given.store.markDisconnected('invalid_auth', now + minute);
			expect(await given.store.disconnection()).toEqual({
				since: now + minute,
				code: 'invalid_auth',
			});
			expect(await given.store.takeDisconnectionToTell(now + minute)).toBe(true);
		});

		it('stays disconnected when it is opened again or renamed', async () => {
			await given.store.markDisconnected('token_revoked', now);
			const renamed = { ...workspace(), name: 'New name' };
			const store = await given.database.forWorkspace(renamed, now + minute, 'f1');
			expect(await store.disconnection()).toMatchObject({ since: now });
		});
	});
}
