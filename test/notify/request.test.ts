// Answers: is what a workflow wants done about a record, with files and with mentions understood, or refused by its field?
import { describe, expect, it } from 'vitest';
import { readRequest, type NotifyRequest } from '../../src/notify/request';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { bytes, rawFile } from './files';
import { now, refusalOf } from './reading';

const read = (but: Partial<NotifyRequest>, event: Partial<NotifyRequest['event']> = {}) =>
	readRequest(
		{
			to: { kind: 'channel', channel: '#general' },
			event: { type: 'a.b', title: 'Review', ...event },
			dedupeKey: 'E1',
			urgent: false,
			...but,
		},
		{ now, catalogue: createCatalogue(undefined) },
	);

describe('what becomes of a message where the record was told before', () => {
	it('is a new one unless something else is chosen', () => {
		expect(read({}).ifToldBefore).toBe('post');
		expect(read({ ifToldBefore: 'post' }).ifToldBefore).toBe('post');
	});

	it.each(['reply', 'reply_and_show', 'update'] as const)(
		'may be %s, with a record key',
		(choice) => {
			expect(read({ ifToldBefore: choice }, { recordKey: 'T1' }).ifToldBefore).toBe(choice);
			expect(refusalOf(() => read({ ifToldBefore: choice }))).toMatchObject({
				code: 'record_key_missing',
				field: 'Record Key',
				hint: expect.stringContaining('post a new message each time'),
			});
		},
	);

	it('is asked apart from what becomes of earlier events', () => {
		expect(refusalOf(() => read({ earlier: 'replace' })).hint).toContain('keep earlier events');
		expect(read({ earlier: 'replace' }, { recordKey: 'T1' })).toMatchObject({
			earlier: 'replace',
			ifToldBefore: 'post',
		});
	});
});

describe('the files of a request', () => {
	it('are named and not read', () => {
		const file = rawFile('a.pdf', [bytes('a')]);
		expect(read({}, { files: [file] }).files).toMatchObject([{ name: 'a.pdf', title: 'a.pdf' }]);
		expect(file.pieces).toBe(0);
		expect(read({}).files).toEqual([]);
	});
});

describe('who is mentioned in a request', () => {
	const text = 'By @Ana@Example.com, for @bo@example.com and @ana@example.com';

	it('is everybody in text and fields, once, where it is asked for', () => {
		const fields = { Owner: '@cy@example.com', '@label@example.com': 'x' };
		expect(read({}, { text, fields, mentionByEmail: true }).mentioned).toEqual([
			'ana@example.com',
			'bo@example.com',
			'cy@example.com',
		]);
	});

	it('is nobody where it is not', () => {
		expect(read({}, { text }).mentioned).toEqual([]);
	});
});
