// Answers: what should a person who sends a test message see besides its item?
import type { NodeExecutionHint } from 'n8n-workflow';
import type { TestAnswer } from '../../../src/index';
import { saysScopes } from './saysScopes';

export function hintsAbout(answer: TestAnswer): NodeExecutionHint[] {
	const hints: NodeExecutionHint[] = [];
	const add = (type: NodeExecutionHint['type'], message: string) =>
		hints.push({ type, message, location: 'outputPane' });

	if (answer.testMode && answer.outcome === 'sent') {
		add(
			'warning',
			'Test mode: the message went where the credential sends everything, and not to whom it was for.',
		);
	}
	const scopes = saysScopes(answer);
	if (scopes !== undefined) add(answer.scopes ? 'warning' : 'info', scopes);
	return hints;
}
