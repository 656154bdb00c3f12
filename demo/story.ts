// Answers: what happens in the demo, in which order?
import { setTimeout as wait } from 'node:timers/promises';
import type { PlayedAct } from './acts.ts';
import { playAct } from './acts.ts';
import { readArrived, readJoined } from './arrived.ts';
import type { WhyFound } from './askedAfterwards.ts';
import { askWhy, countWaiting } from './askedAfterwards.ts';
import { findMismatches } from './compare.ts';
import type { Decided, DecisionItem, DeliveryItem } from './decisions.ts';
import { findWrongDecisions, findWrongMappings, itemsOf } from './decisions.ts';
import type { Execution } from './executions.ts';
import { waitForRuns } from './executions.ts';
import { findLeaks } from './leaks.ts';
import { fillIn, whenDigestsAreDue } from './fillIn.ts';
import { waitForIdleBeat } from './idleBeat.ts';
import type { Connected, Synced } from './memberMap.ts';
import { connectByHand, syncMembers } from './memberMap.ts';
import { DemoProblem } from './problem.ts';
import { sendReports, sendTest, type Reported } from './reports.ts';
import type { ExpectedMapping, Sample, SampleCall } from './sample/sample.ts';
import { lineOf } from './sample/sample.ts';
import type { Stage } from './stage.ts';
import type { Summary } from './summary.ts';
import { summarize } from './summary.ts';
import { postToWebhook } from './workflows.ts';

export interface Told {
	synced: Synced;
	connected: Connected;
	/** One for each call. */
	decided: Decided[];
	/** One for each act. */
	played: PlayedAct[];
	reported: Reported;
	digestsDueAt: number;
}

/** What came of it once the digests were due. */
export interface Outcome {
	deliveries: DeliveryItem[];
	/** By the workflow's own answer. */
	stillQueued: number;
	whys: WhyFound[];
}

interface StoryParts {
	sample: Sample;
	stage: Stage;
	say(line: string): void;
	signal: AbortSignal;
}

const webhooks = { job_change: 'slack-notify/job-change', task: 'slack-notify/tasks' };
const notifyNodes = { job_change: 'Tell the Owner', task: 'Tell the Assignee' };
const digestNode = 'Send What Is Due';

/** Maps the members, sets the preferences, and posts the events; ends when all that is immediate was told. */
export async function tellEvents(parts: StoryParts): Promise<Told> {
	const { sample, stage, say, signal } = parts;
	const { api, taskDigest } = stage;
	const synced = await syncMembers(parts);

	const digestsDueAt = whenDigestsAreDue(Date.now());
	const preferences = fillIn(sample.preferences, digestsDueAt);
	say(`Setting ${preferences.length} preferences; daily digests are due at ${clock(digestsDueAt)}`);
	await postToWebhook(api, 'slack-notify/preferences', preferences);
	await waitForRuns(api, taskDigest.id, 'Set for the Member', 1, signal);

	const done: Record<SampleCall['workflow'], number> = { job_change: 0, task: 0 };
	const decided: Decided[] = [];
	let connected: Connected | undefined;
	for (const { workflow, about, afterConnecting, events } of sample.calls) {
		if (afterConnecting) connected ??= await connectByHand(parts);
		say(`${about}: posting ${events.length} events to "${workflowOf(stage, workflow).name}" …`);
		await postToWebhook(api, webhooks[workflow], events);
		done[workflow] += 1;
		const node = notifyNodes[workflow];
		const runs = await waitForRuns(
			api,
			workflowOf(stage, workflow).id,
			node,
			done[workflow],
			signal,
		);
		const run = runs.at(-1) as Execution;
		decided.push({ workflow, items: itemsOf<DecisionItem>(run, node) });
	}
	connected ??= await connectByHand(parts);
	const played: PlayedAct[] = [];
	for (const act of sample.acts) {
		const workflow = stage[act.workflow];
		played.push(await playAct({ api, workflow, digestsDueAt, say, signal }, act));
	}
	if (Date.now() > digestsDueAt) throw tooSlow();
	// Nothing of it waits, so it may come while the digests fall due.
	const reported = await sendReports(parts);
	reported.wrong.push(...(await sendTest(parts)));
	return { synced, connected, decided, played, reported, digestsDueAt };
}

/** Waits until the digests were due, and for one more beat of each schedule, which must send nothing; then asks. */
export async function waitForDigests(
	{ sample, stage, say, signal }: StoryParts,
	{ digestsDueAt }: Told,
): Promise<Outcome> {
	const { api } = stage;
	while (Date.now() < digestsDueAt) {
		const seconds = Math.ceil((digestsDueAt - Date.now()) / 1000);
		say(`Digests are due at ${clock(digestsDueAt)}, in ${seconds} s`);
		await wait(Math.min(15_000, digestsDueAt - Date.now()), undefined, { signal });
	}
	say('The digests are due; the schedules send them, and the next beat must find nothing more …');
	// Whichever of the workflows has the next beat sends what is due for all of them.
	const beating = [stage.taskDigest, stage.publishing, stage.cases];
	const runs = await Promise.all(
		beating.map((workflow) =>
			waitForIdleBeat(api, { workflow, node: digestNode, dueAt: digestsDueAt, signal }),
		),
	);
	const whys: WhyFound[] = [];
	for (const { why } of sample.acts) if (why) whys.push(await askWhy(api, why));
	return {
		deliveries: runs.flat().flatMap((run) => itemsOf<DeliveryItem>(run, digestNode)),
		stillQueued: await countWaiting(api),
		whys,
	};
}

/** Compares what was decided and what arrived with what the sample expects. */
export async function judge(
	{ sample, stage }: StoryParts,
	told: Told,
	{ deliveries, stillQueued, whys }: Outcome,
	seconds: number,
): Promise<Summary> {
	const arrived = await readArrived(stage.slack);
	const { synced, connected, played } = told;
	const { expected, acts, reports, testing } = sample;
	const messages = [
		...expected.messages,
		...acts.flatMap((act) => act.messages),
		...reports.messages,
		testing.message,
	];
	// Whose line is in the admins' list that does not belong there is seen by all members' being looked for.
	const titles = new Set([
		...sample.calls.flatMap(({ events }) => events.map(({ title }) => title)),
		...sample.members.map(lineOf),
		...messages.flatMap((message) => message.titles),
		...acts.flatMap(titlesOf),
	]);
	const shouldWait = acts.reduce((sum, act) => sum + act.stillQueued, expected.stillQueued);
	const mismatches = [
		...(await findLeaks(stage.userFolder)),
		...findWrongMappings(sample, expected.mappings, synced.mapped),
		...findWrongMappings(sample, expectedAfterConnecting(sample), connected.mappedAgain).map(
			(line) => `After connecting by hand: ${line}`,
		),
		...(connected.formSaid.includes(`by hand (${sample.connecting.byWhom})`)
			? []
			: [`The form did not say that it connected somebody: ${connected.formSaid}`]),
		...findWrongDecisions(sample, told.decided),
		...played.flatMap(({ wrong }) => wrong),
		...told.reported.wrong,
		...findWrongJoins(reports.joined, await readJoined(stage.slack)),
		...findMismatches(messages, arrived, [...titles]),
		...whys.flatMap(({ wrong }) => wrong),
		...(stillQueued === shouldWait
			? []
			: [`${stillQueued} notifications wait still, and not ${shouldWait}`]),
	];
	return summarize({
		mapped: synced.mapped,
		open: synced.open,
		mappedAgain: connected.mappedAgain,
		decided: [
			synced.adminsTold,
			...told.decided,
			...played.map(({ decided }) => decided),
			told.reported.decided,
			connected.adminsTold,
		],
		stillQueued,
		whys,
		n8nVersion: stage.n8nVersion,
		seconds,
		deliveries,
		arrived,
		mismatches,
	});
}

/** Everybody is mapped as before, but the one who was connected by hand. */
function expectedAfterConnecting({ members, connecting, expected }: Sample): ExpectedMapping[] {
	return expected.mappings.map((mapping, index) =>
		members[index]?.email === connecting.email ? expected.connected : mapping,
	);
}

function findWrongJoins(expected: readonly string[], joined: readonly string[]): string[] {
	return expected.toSorted().join() === joined.toSorted().join()
		? []
		: [`The app is in ${joined.join(', ')}, and should be in ${expected.join(', ')}`];
}

function titlesOf({ steps }: Sample['acts'][number]): string[] {
	return steps
		.flatMap((step) => (step.kind === 'tell' ? step.events : []))
		.map(({ title }) => title);
}

function tooSlow(): DemoProblem {
	return new DemoProblem(
		'too_slow',
		'The digests fell due before all events were told: the machine was too busy for the demo.',
		'Start the demo again when less runs beside it.',
	);
}

function workflowOf(stage: Stage, workflow: SampleCall['workflow']) {
	return workflow === 'job_change' ? stage.jobChange : stage.taskDigest;
}

function clock(at: number): string {
	return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}
