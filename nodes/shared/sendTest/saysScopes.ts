// Answers: how do we tell a person what the Slack app may not do, and what does not work without it?
import type { TestAnswer } from '../../../src/index';

/** Whole sentences. Undefined where nothing is missing. */
export function saysScopes({ scopes }: Pick<TestAnswer, 'scopes'>): string | undefined {
	if (scopes === undefined) {
		return 'Slack does not say which scopes the app has, so nobody knows whether any are missing.';
	}
	const { missing } = scopes;
	if (missing.length === 0) return undefined;
	const each = missing.map(({ name, purpose, without }) => `${name}, ${purpose}: ${without}`);
	const count = missing.length === 1 ? 'one scope' : `${missing.length} scopes`;
	return `The Slack app lacks ${count}. ${each.join(' ')} Add what you need at api.slack.com under OAuth & Permissions, and install the app anew.`;
}
