// Answers: how does the example about reports run, and does each of its nodes answer as expected?
import type { Decided, DecisionItem } from './decisions.ts';
import { becomes } from './decisions.ts';
import { waitForRuns, type Execution } from './executions.ts';
import type { ReportRun } from './sample/report.ts';
import type { Sample } from './sample/sample.ts';
import type { Stage } from './stage.ts';
import { askWebhook, postToWebhook } from './workflows.ts';

export interface Reported {
	decided: Decided;
	/** One sentence for each answer that is not the expected one. */
	wrong: string[];
}

interface ReportParts {
	sample: Sample;
	stage: Stage;
	say(line: string): void;
	signal: AbortSignal;
}

/** What leaves a node of one run: a decision, or an error with its code. */
type Leaving = DecisionItem | { error: string; details?: { code?: string } };

const runNow = 'slack-notify/run-report';
const testMessage = 'slack-notify/send-test';
/** Runs in every execution. */
const everyTime = 'Get Report';

export async function sendReports(parts: ReportParts): Promise<Reported> {
	const { sample, stage, say, signal } = parts;
	const { api, scheduledReport, slack, yourSystem } = stage;
	const { states, runs } = sample.reports;
	const items: DecisionItem[] = [];
	const wrong: string[] = [];
	for (const [index, { about, state, letsAppInto, expected }] of runs.entries()) {
		say(`${scheduledReport.name}: ${about} …`);
		const report = state === undefined ? undefined : states[state];
		if (report) yourSystem.publish(report);
		if (letsAppInto) await slack.letAppInto(letsAppInto);
		await postToWebhook(api, runNow);
		const finished = await waitForRuns(api, scheduledReport.id, everyTime, index + 1, signal);
		const leaving = findLeaving(finished.at(-1) as Execution);
		wrong.push(...findWrongLeaving(expected, leaving).map((line) => `${about}: ${line}`));
		items.push(...Object.values(leaving).flatMap((each) => each.filter(isDecision)));
	}
	return { decided: { workflow: 'scheduled_report', items }, wrong };
}

/** Somebody sends a test message to themselves. Gives what is wrong with the answer. */
export async function sendTest({ sample, stage, say }: ReportParts): Promise<string[]> {
	const { email } = sample.testing;
	say(`${stage.jobChange.name}: sending a test message to ${email} …`);
	const [answer] = await askWebhook<{ sent?: boolean; says?: string }>(stage.api, testMessage, {
		email,
	});
	return answer?.sent === true && answer.says?.includes(sample.slack.team.name)
		? []
		: [`The test message was answered with ${JSON.stringify(answer)}`];
}

function findLeaving({ runs }: Execution): Record<string, Leaving[]> {
	const tell = Object.entries(runs).map(([node, all]): [string, Leaving[]] => [
		node,
		all
			.flatMap(({ outputs }) => outputs.flat() as unknown as Leaving[])
			.filter((item) => isDecision(item) || 'error' in item),
	]);
	return Object.fromEntries(tell.filter(([, items]) => items.length > 0));
}

/** One sentence for each node that said something else, nothing, or something although nobody expected it to. */
export function findWrongLeaving(
	expected: ReportRun['expected'],
	leaving: Record<string, Leaving[]>,
): string[] {
	return [...new Set([...Object.keys(expected), ...Object.keys(leaving)])].flatMap((node) => {
		const wanted = expected[node] ?? 'nothing';
		const found = leaving[node]?.map(says).join('; ') ?? 'nothing';
		return found === wanted ? [] : [`"${node}" should have said ${wanted}, and said ${found}`];
	});
}

function says(item: Leaving): string {
	return isDecision(item) ? becomes(item) : `refused, ${item.details?.code ?? item.error}`;
}

function isDecision(item: Leaving): item is DecisionItem {
	return 'decision' in item;
}
