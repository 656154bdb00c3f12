// Answers: what does a workflow get to see of a test message?
import type { IDataObject } from 'n8n-workflow';
import type { TestAnswer } from '../../../src/index';
import { withoutGaps } from '../results/withoutGaps';

export function showTest(answer: TestAnswer): IDataObject {
	const { sentTo, ts, testMode, workspace, scopes } = answer;
	return withoutGaps({
		sent: answer.outcome === 'sent',
		says: saysTest(answer),
		testMode: testMode || undefined,
		message: withoutGaps({ channel: sentTo, ts }),
		workspace: withoutGaps({ id: workspace.id, name: workspace.name, app: workspace.botName }),
		scopes: scopes && {
			granted: scopes.granted,
			missing: scopes.missing.map(({ name, purpose, without, essential }) => ({
				name,
				essential,
				purpose,
				without,
			})),
		},
	});
}

/** One or two sentences, without the last full stop. */
function saysTest({ testMode, workspace, scopes }: TestAnswer): string {
	const where = testMode ? ', to where the test mode of the credential sends everything' : '';
	const sent = `Sent in the workspace ${workspace.name}${where}`;
	if (scopes === undefined) return sent;
	const missing = scopes.missing.map(({ name }) => name);
	return missing.length === 0
		? `${sent}. The app has every scope that the nodes use`
		: `${sent}. The app lacks ${missing.join(', ')}`;
}
