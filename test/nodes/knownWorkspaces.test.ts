// Answers: is Slack asked once for the workspace of a credential, and never told another's?
import { describe, expect, it } from 'vitest';
import { findWorkspace, fingerprint } from '../../nodes/shared/engine/knownWorkspaces';
import type { Workspace } from '../../src/index';

const workspace = (id: string): Workspace => ({ id, name: id, url: '', botUserId: 'U1' });
const refuse = () => Promise.reject(new Error('asked'));

/** A store that knows these, and a Slack that answers with the one given. */
function sources(inStore: Record<string, Workspace>, inSlack?: Workspace) {
	const workspaceOf = async (connection: string) => inStore[connection];
	return { database: { workspaceOf }, identify: inSlack ? async () => inSlack : refuse };
}

describe('the workspace of a credential', () => {
	it('is asked for once', async () => {
		const first = await findWorkspace('known', sources({}, workspace('T1')));
		expect(first).toEqual(workspace('T1'));
		expect(await findWorkspace('known', sources({}))).toEqual(workspace('T1'));
	});

	it('is the one that the store knows after a restart, and Slack is not asked', async () => {
		const stored = sources({ 'from before': workspace('T2') });
		expect(await findWorkspace('from before', stored)).toEqual(workspace('T2'));
		expect(await findWorkspace('from before', sources({}))).toEqual(workspace('T2'));
	});

	it('is asked for anew with another credential, so that reconnecting never mixes two workspaces', async () => {
		await findWorkspace('before', sources({}, workspace('T1')));
		const after = sources({ before: workspace('T1') }, workspace('T2'));
		expect((await findWorkspace('after', after)).id).toBe('T2');
	});

	it('is not known after a failure, or without a token', async () => {
		await expect(findWorkspace('away', sources({}))).rejects.toThrow('asked');
		expect((await findWorkspace('away', sources({}, workspace('T3')))).id).toBe('T3');
		await findWorkspace(undefined, sources({}, workspace('T4')));
		expect((await findWorkspace(undefined, sources({}, workspace('T5')))).id).toBe('T5');
	});
});

describe('the fingerprint of a credential', () => {
	it('is the same for the same address and token, and another for any other', async () => {
		const known = await fingerprint('https://slack.com', 'xoxb-1');
		expect(await fingerprint('https://slack.com', 'xoxb-1')).toBe(known);
		const others = await Promise.all([
			fingerprint('https://slack-gov.com', 'xoxb-1'),
			fingerprint('https://slack.com', 'xoxb-2'),
		]);
		expect(new Set([known, ...others]).size).toBe(3);
	});

	it('holds nothing of the token', async () => {
		const known = await fingerprint('https://slack.com', 'xoxb-secret');
		for (const encoding of ['utf8', 'base64', 'hex'] as const)
			expect(known).not.toContain(Buffer.from('xoxb-secret').toString(encoding));
		expect(Buffer.from(known, 'base64')).toHaveLength(32);
	});
});
