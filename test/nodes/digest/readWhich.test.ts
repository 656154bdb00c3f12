// Answers: can a mistake in the form make an operation mean more than was wanted?
import { describe, expect, it } from 'vitest';
import { readRecipient } from '../../../nodes/SlackDigest/readRecipient';
import { readWhich } from '../../../nodes/SlackDigest/readWhich';

/** `form` as it stands in the node, `values` as they come out for the item. */
const which = (
	form: Record<string, unknown>,
	values: Record<string, unknown>,
	within: '' | 'filters.' = '',
) =>
	readWhich(
		{
			read: (path) => values[path],
			context: { getNode: () => ({ parameters: form }) as never },
		},
		0,
		within,
	);

const locator = (value: unknown) => ({ __rl: true, mode: 'list', value });

describe('what an item names', () => {
	it('is what the fields say, and nothing where they are empty', () => {
		const form = { eventId: 'E-1', recordKey: '', type: locator('task.due') };
		expect(which(form, form)).toEqual({ eventId: 'E-1', type: 'task.due' });
	});

	it.each([
		[{ eventId: '={{ $json.id }}' }, { eventId: undefined }, '', 'Event ID'],
		[{ recordKey: '={{ $json.key }}' }, { recordKey: ' ' }, '', 'Record Key'],
		[{ type: '={{ $json.type }}' }, { type: null }, '', 'Notification Type'],
		[{ type: locator('={{ $json.type }}') }, { type: locator('') }, '', 'Notification Type'],
		[{ filters: { eventId: '={{ 1 }}' } }, { 'filters.eventId': '' }, 'filters.', 'Event ID'],
	] as const)(
		'is refused where an expression comes to nothing: %j',
		(form, values, within, field) => {
			expect(() => which(form, values, within)).toThrow(expect.objectContaining({ field }));
		},
	);

	it('is nothing where a filter was added and left empty', () => {
		const filters = { eventId: '', type: locator('') };
		const values = { 'filters.eventId': '', 'filters.type': locator('') };
		expect(which({ filters }, values, 'filters.')).toEqual({});
	});
});

describe('whose notifications an item means', () => {
	const recipient = (values: Record<string, unknown>) => readRecipient((path) => values[path], 0);

	it('are everybody’s only where that was chosen', () => {
		expect(recipient({ recipient: 'everybody', member: locator('7') })).toBeUndefined();
	});

	it.each([
		[{}, 'Recipient'],
		[{ recipient: 'all' }, 'Recipient'],
		[{ recipient: 'member' }, 'Member'],
		[{ recipient: 'member', member: locator('') }, 'Member'],
		[{ recipient: 'channel', channel: locator('') }, 'Channel'],
		[{ recipient: 'channel', channel: undefined }, 'Channel'],
	])('are refused where nobody is chosen: %j', (values, field) => {
		expect(() => recipient(values)).toThrow(expect.objectContaining({ field }));
	});
});
