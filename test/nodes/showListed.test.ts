// Answers: are listed preferences entries of an import, which say the same as what is stored?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showListed } from '../../nodes/SlackPreferences/showPreferences';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { mergePreferences } from '../../src/preferences/mergePreferences';
import { noPreferences } from '../../src/preferences/preferences';
import { readImport } from '../../src/preferences/readImport';
import type { ListedPreferences } from '../../src/index';
import { anyPreferences } from '../preferences/anyPreferences';

type Whose = Pick<ListedPreferences, 'subject' | 'member'>;

const catalogue = createCatalogue();
const ana = { kind: 'member', key: 'ana@acme.com' } as const;
const bo = { kind: 'member', key: 'u-17' } as const;
const listed = (whose: Whose, preferences = noPreferences): ListedPreferences => ({
	...whose,
	preferences,
	changedAt: 0,
});

describe('listed preferences', () => {
	it.each<[Whose, object, object]>([
		[{ subject: { kind: 'workspace' } }, { workspace: true }, { kind: 'workspace' }],
		[
			{ subject: { kind: 'channel', key: 'C0TEST' } },
			{ channel: 'C0TEST' },
			{ kind: 'channel', channel: 'C0TEST' },
		],
		[
			{ subject: ana, member: { email: 'ana@acme.com' } },
			{ member: 'ana@acme.com' },
			{ kind: 'member', email: 'ana@acme.com' },
		],
		[
			{ subject: bo, member: { email: 'bo@acme.com', id: 'u-17' } },
			{ member: { email: 'bo@acme.com', id: 'u-17' } },
			{ kind: 'member', email: 'bo@acme.com', memberId: 'u-17' },
		],
		[
			{ subject: bo, member: { id: 'u-17' } },
			{ member: { id: 'u-17' } },
			{ kind: 'member', memberId: 'u-17' },
		],
	])('of %j name them as %j, which an import reads as %j', (whose, shown, subject) => {
		expect(showListed(listed(whose))).toEqual(shown);
		expect(readImport([shown], catalogue)).toMatchObject([{ subject }]);
	});

	it('are the same once they are imported, one by one or as a document', () => {
		fc.assert(
			fc.property(anyPreferences, anyPreferences, (stored, earlier) => {
				const entry = showListed(listed({ subject: { kind: 'workspace' } }, stored));
				for (const document of [[entry], { version: 1, preferences: [entry] }]) {
					const [read] = readImport(JSON.stringify(document), catalogue);
					if (!read || 'error' in read) throw new Error(read?.error.message);
					expect(mergePreferences(noPreferences, read, 'merge')).toStrictEqual(stored);
					expect(mergePreferences(earlier, read, 'replace')).toStrictEqual(stored);
				}
			}),
		);
	});
});
