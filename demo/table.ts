// Answers: how does a terminal show what was sent, queued and skipped, and why?
import type { Summary } from './summary.ts';

const words: Record<string, string> = {
	member_map: 'Member map',
	job_change: 'Job change to owner',
	task: 'Task digest',
	publishing: 'Publishing',
	cases: 'Cases',
	scheduled_report: 'Scheduled report',
	sent: 'told at once',
	waits_for_window: 'waits for the digest',
	quiet_hours: 'put off by quiet hours',
	day_off: 'put off by a day off',
	too_many: 'too many at once',
	cancelled_out: 'cancelled before it was told',
	expired: 'expired when it came',
	waits_for_pace: 'waits for its turn',
	waits_for_slack: 'waits for Slack',
	waits_for_thread: 'waits for its thread',
	files_follow: 'its files follow',
	claimed_elsewhere: 'sent by another run',
	answer_lost: 'answer lost, looked up',
	muted: 'turned off',
	not_connected: 'not in Slack',
	duplicate: 'told before',
	email_matches: 'found by e-mail',
	no_match: 'not in Slack',
	user_is_bot: "a bot's e-mail",
};

export function decisionTable(decisions: Summary['decisions']): string {
	const rows = Object.entries(decisions).flatMap(([workflow, byDecision]) =>
		Object.entries(byDecision).flatMap(([decision, byReason]) =>
			Object.entries(byReason).map(([reason, count]) => [
				say(workflow),
				decision,
				say(reason),
				String(count),
			]),
		),
	);
	return layOut(['Workflow', 'Decision', 'Why', 'Events'], rows);
}

export function memberTable(members: Summary['members']): string {
	return layOut(
		['Members', 'How many'],
		Object.entries(members).map(([reason, count]) => [say(reason), String(count)]),
	);
}

function say(key: string): string {
	return words[key] ?? key;
}

/** Columns as wide as their widest cell; the last one holds numbers and stands to the right. */
function layOut(head: string[], rows: string[][]): string {
	const all = [head, ...rows];
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	const lines = all.map((row) =>
		row
			.map((cell, column) => {
				const width = widths[column] ?? 0;
				return column === head.length - 1 ? cell.padStart(width) : cell.padEnd(width);
			})
			.join('  '),
	);
	const rule = widths.map((width) => '─'.repeat(width)).join('──');
	return [lines[0], rule, ...lines.slice(1)].map((line) => `  ${line}`).join('\n');
}
