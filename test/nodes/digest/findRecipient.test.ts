// Answers: is the member who was chosen in the form the one that the engine is asked about?
import { describe, expect, it } from 'vitest';
import { findRecipient } from '../../../nodes/SlackDigest/findRecipient';
import type { Engine } from '../../../src/index';
import { mapped } from '../mapped';

/** Finds by part of the key, in pages of two. */
const engine: Pick<Engine, 'listMembers'> = {
	listMembers: async ({ text = '', cursor = '0' }) => {
		const found = ['17', '71', '7', '77'].filter((key) => key.includes(text));
		const end = Number(cursor) + 2;
		return {
			items: found.slice(Number(cursor), end).map((key) => mapped(key)),
			...(end < found.length && { nextCursor: String(end) }),
		};
	},
};
const find = (member: { kind: 'key'; key: unknown } | { kind: 'given'; email: unknown }) =>
	findRecipient(engine, { kind: 'member', member });

describe('a recipient', () => {
	it('chosen by ID is the one member with this ID', async () => {
		const seven = { kind: 'member', email: '7@example.com', memberId: '7' };
		expect(await find({ kind: 'key', key: '7' })).toEqual(seven);
		expect(await find({ kind: 'key', key: 7 })).toMatchObject({ email: '7@example.com' });
	});

	it('that nobody has seen is refused, and nobody else is taken', async () => {
		await expect(find({ kind: 'key', key: '1' })).rejects.toMatchObject({
			code: 'member_unknown',
			field: 'Member',
		});
	});

	it('chosen by e-mail is left to the engine', async () => {
		const byEmail = { kind: 'member', email: 'ana@acme.com' };
		expect(await find({ kind: 'given', email: 'ana@acme.com' })).toEqual(byEmail);
		expect(await find({ kind: 'key', key: 'ana@acme.com' })).toEqual(byEmail);
	});

	it('may be a channel, or nobody in particular', async () => {
		const channel = { kind: 'channel', channel: '#ops' } as const;
		expect(await findRecipient(engine, channel)).toEqual(channel);
		expect(await findRecipient(engine, undefined)).toBeUndefined();
	});
});
