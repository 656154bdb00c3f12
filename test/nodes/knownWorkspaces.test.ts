// Answers: is Slack asked once for the workspace of a token, and never told another's?
import { describe, expect, it } from 'vitest';
import { identifyOnce } from '../../nodes/shared/engine/knownWorkspaces';

const workspace = (id: string) => ({ id, name: id, url: '', botUserId: 'U1' });

describe('the workspace of a token', () => {
	it('is asked for once', async () => {
		expect(await identifyOnce('known', async () => workspace('T1'))).toEqual(workspace('T1'));
		const again = identifyOnce('known', () => Promise.reject(new Error('asked again')));
		expect(await again).toEqual(workspace('T1'));
	});

	it('is asked for anew with another token, so that reconnecting never mixes two workspaces', async () => {
		await identifyOnce('before', async () => workspace('T1'));
		expect((await identifyOnce('after', async () => workspace('T2'))).id).toBe('T2');
	});

	it('is not known after a failure, or without a token', async () => {
		await expect(identifyOnce('away', () => Promise.reject(new Error('away')))).rejects.toThrow(
			'away',
		);
		expect((await identifyOnce('away', async () => workspace('T3'))).id).toBe('T3');
		await identifyOnce(undefined, async () => workspace('T4'));
		expect((await identifyOnce(undefined, async () => workspace('T5'))).id).toBe('T5');
	});
});
