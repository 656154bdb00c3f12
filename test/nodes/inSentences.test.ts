// Answers: do two texts beside each other read as two sentences?
import { describe, expect, it } from 'vitest';
import { showDelivery } from '../../nodes/SlackDigest/showDelivery';
import { inSentences } from '../../nodes/shared/results/inSentences';
import { explainRefusal } from '../../src/index';

describe('sentences', () => {
	it.each([
		[['One', 'Two'], 'One. Two.'],
		[['One.', ' Two! '], 'One. Two!'],
		[['One', undefined, ''], 'One.'],
		[['Was it “one”?', 'Two (one).'], 'Was it “one”? Two (one).'],
		[[], ''],
	])('%j read %j', (texts, read) => {
		expect(inSentences(...texts)).toBe(read);
	});

	it('tell what a delivery was refused for', () => {
		const { refusal } = explainRefusal('not_in_channel');
		const shown = showDelivery({
			...{ kind: 'single', state: 'failed', recipient: 'C1', part: 1, parts: 1 },
			notifications: [],
			refusal,
		});
		expect(shown.says).toBe(`${refusal.says}. ${refusal.hint}`);
	});
});
