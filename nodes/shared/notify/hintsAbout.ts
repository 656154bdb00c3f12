// Answers: what should a person who looks at a run know of it as a whole: a slip of the pen, the test mode, a dry run?
import type { NodeExecutionHint } from 'n8n-workflow';
import type { NotifyResult } from '../../../src/index';

/** A hint is no list. */
const mostNamed = 5;

type Decided = Exclude<NotifyResult, { outcome: 'error' }>;

/** Each once, however many items it is about. */
export function hintsAbout(results: readonly NotifyResult[]): NodeExecutionHint[] {
	const decided = results.filter((result) => result.outcome !== 'error');
	const hints: NodeExecutionHint[] = [];
	const add = (type: NodeExecutionHint['type'], message: string) =>
		hints.push({ type, message, location: 'outputPane' });

	if (decided.some(({ details }) => details.dryRun)) {
		add('info', 'Dry run: nothing was sent, and nothing was written down.');
	}
	const redirected = decided.filter(
		({ reason, details }) => reason === 'test_mode' && !details.dryRun,
	).length;
	if (redirected > 0) {
		const [messages, whom] =
			redirected === 1
				? ['one message', 'it was for. It counts']
				: [`${redirected.toLocaleString('en')} messages`, 'they were for. They count'];
		add(
			'warning',
			`Test mode: ${messages} went where the credential sends everything, and not to whom ${whom} as told.`,
		);
	}
	for (const [type, nearest] of likelySlips(decided)) {
		add(
			'warning',
			`“${type}” is not declared. Did you mean ${nearest}? It was taken under the defaults; Slack Preferences declares types of your own.`,
		);
	}
	const strangers = [...new Set(decided.flatMap(({ details }) => details.notMentioned ?? []))];
	if (strangers.length > 0) add('info', saysNotMentioned(strangers));
	return hints;
}

function saysNotMentioned(emails: readonly string[]): string {
	const shown = emails.slice(0, mostNamed).join(', ');
	const more = emails.length > mostNamed ? ` and ${emails.length - mostNamed} more` : '';
	return `Not mentioned, because nobody in Slack is connected to the address: ${shown}${more}.`;
}

function likelySlips(decided: readonly Decided[]): Map<string, string> {
	return new Map(
		decided.flatMap(({ details: { type, undeclared } }) =>
			undeclared?.nearest === undefined ? [] : [[type, undeclared.nearest] as const],
		),
	);
}
