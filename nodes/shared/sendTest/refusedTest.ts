// Answers: how does a test message that Slack refused become an error that says what to do?
import { NotifyError } from '../../../src/index';
import type { TestAnswer, TestTarget } from '../../../src/index';
import { inSentences } from '../results/inSentences';
import { saysScopes } from './saysScopes';

/** n8n shows no hints beside an error, so what is missing stands in it. */
export function refusedTest(answer: TestAnswer, kind: TestTarget['kind']): NotifyError {
	const { refusal, scopes } = answer;
	const missing = scopes && saysScopes({ scopes });
	return new NotifyError(
		refusal?.code ?? 'refused',
		refusal?.says ?? 'Slack refused the test message',
		{
			hint: inSentences(refusal?.hint, missing),
			field: kind === 'channel' ? 'Channel' : 'Member Email',
		},
	);
}
