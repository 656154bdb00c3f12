import { describe, expect, it } from 'vitest';
import { findSecrets, formsOf, secrets } from './run/secrets';

describe('the search for secrets', () => {
	it.each(Object.entries(secrets))('finds %s in every form, wherever it stands', (name, secret) => {
		for (const [form, bytes] of formsOf(secret)) {
			const produced = Buffer.concat([Buffer.from('{"log":"'), bytes, Buffer.from('"}')]);
			expect(findSecrets(produced)).toContain(`${name}, ${form}`);
		}
	});

	it('finds none where there is none', () => {
		expect(findSecrets(Buffer.from('Ana was told of xoxb and of xoxe-'.repeat(1_000)))).toEqual([]);
	});

	it.each([0, 1, 2])('finds one in Base64 that begins %i bytes in', (shift) => {
		for (const [name, secret] of Object.entries(secrets)) {
			const text = Buffer.from('x'.repeat(shift) + secret + ' and more').toString('base64');
			expect(findSecrets(Buffer.from(text)).join()).toContain(name);
		}
	});
});
