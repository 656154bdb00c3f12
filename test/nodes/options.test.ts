// Answers: do the options of a notification say what nobody would guess of them?
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';
import { eventOptions } from '../../nodes/shared/descriptions/event';

const option = (name: string): INodeProperties => {
	const found = eventOptions.find((each) => each.name === name);
	if (found === undefined) throw new Error(`There is no option ${name}`);
	return found;
};
const choices = Object.fromEntries(
	(option('ifToldBefore').options as INodePropertyOptions[]).map(({ value, description }) => [
		value,
		description,
	]),
);

describe('the descriptions of the options', () => {
	it('say what becomes of attachments where the record was told before', () => {
		for (const choice of ['reply', 'replyAndShow', 'update'])
			expect(choices[choice]).toMatch(/attachments/i);
	});

	it('say that an update pings nobody, and whose sender it keeps', () => {
		expect(choices.update).toMatch(/pings nobody and keeps the sender of the first one/);
	});

	it('say what holds for blocks of one’s own', () => {
		for (const name of ['mentionByEmail', 'severity'])
			expect(option(name).description).toContain('your own blocks');
		expect(option('blocks').description).toContain('JSON.stringify');
	});

	it('have no footer where nobody has chosen one', () => {
		const [group] = option('footer').options as { values: INodeProperties[] }[];
		expect(group?.values[0]).toMatchObject({ name: 'says', default: 'none' });
	});
});
