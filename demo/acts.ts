// Answers: how do the two longer examples run, about publishing and about cases, and does each step answer as expected?
import type { Decided, DecisionItem } from './decisions.ts';
import { findWrongOnes, itemsOf } from './decisions.ts';
import { waitForRuns } from './executions.ts';
import { fillInEntry, fillInEvent } from './fillIn.ts';
import type { ImportedWorkflow, N8nApi } from './n8nApi.ts';
import type { ActStep, Replanned, SampleAct } from './sample/act.ts';
import { askWebhook, postToWebhook } from './workflows.ts';

export interface PlayedAct {
	decided: Decided;
	/** One sentence for each answer that is not the expected one. */
	wrong: string[];
}

export interface ActParts {
	api: N8nApi;
	workflow: ImportedWorkflow;
	digestsDueAt: number;
	say(line: string): void;
	signal: AbortSignal;
}

const lanes = {
	publishing: {
		events: 'slack-notify/publishing',
		preferences: 'slack-notify/publishing/preferences',
		notify: ['Tell the Channel', 'Tell the Person'],
	},
	cases: {
		events: 'slack-notify/cases',
		preferences: 'slack-notify/cases/preferences',
		notify: ['Tell the Participant'],
	},
};
const types = 'slack-notify/cases/types';
/** Runs in every execution that tells something. */
const eachEvent = 'One Item per Event';

export async function playAct(parts: ActParts, act: SampleAct): Promise<PlayedAct> {
	const { say, workflow: imported } = parts;
	const { workflow, steps } = act;
	const items: DecisionItem[] = [];
	const wrong: string[] = [];
	let calls = 0;
	for (const step of steps) {
		say(`${imported.name}: ${step.about} …`);
		switch (step.kind) {
			case 'define':
				wrong.push(...named(step, await define(parts, step.mandatory)));
				break;
			case 'choose':
				wrong.push(...named(step, await choose(parts, workflow, step)));
				break;
			case 'tell': {
				const decided = await tell(parts, workflow, step, ++calls);
				wrong.push(...named(step, findWrongOnes(step.expected, decided)));
				items.push(...decided);
			}
		}
	}
	return { decided: { workflow, items }, wrong };
}

function named({ about }: ActStep, lines: readonly string[]): string[] {
	return lines.map((line) => `${about}: ${line}`);
}

async function define({ api }: ActParts, mandatory: readonly string[]): Promise<string[]> {
	interface Defined {
		types: { type: string; mandatory: boolean }[];
	}
	const [answer] = await askWebhook<Defined>(api, types);
	const defined = answer?.types.filter((each) => each.mandatory).map(({ type }) => type);
	return sameOrWrong('mandatory types', mandatory, defined);
}

async function choose(
	{ api, digestsDueAt }: ActParts,
	workflow: SampleAct['workflow'],
	{ entries, queued }: Extract<ActStep, { kind: 'choose' }>,
): Promise<string[]> {
	interface Imported {
		outcome: 'imported' | 'error';
		queued?: Replanned;
		message?: string;
	}
	const filledIn = entries.map((entry) => fillInEntry(entry, digestsDueAt));
	const answers = await askWebhook<Imported>(api, lanes[workflow].preferences, filledIn);
	const refused = answers.flatMap(({ outcome, message }) =>
		outcome === 'imported' ? [] : [`an entry was refused: ${message}`],
	);
	const sum = (of: keyof Replanned) =>
		answers.reduce((total, answer) => total + (answer.queued?.[of] ?? 0), 0);
	return [
		...refused,
		...sameOrWrong('entries', entries.length, answers.length),
		...sameOrWrong('what became of what was queued', queued, {
			hurried: sum('hurried'),
			moved: sum('moved'),
			muted: sum('muted'),
		}),
	];
}

/** `count` calls of the lane have been made with this one. */
async function tell(
	{ api, workflow: { id }, digestsDueAt, signal }: ActParts,
	workflow: SampleAct['workflow'],
	{ events }: Extract<ActStep, { kind: 'tell' }>,
	count: number,
): Promise<DecisionItem[]> {
	const { events: path, notify } = lanes[workflow];
	const filledIn = events.map((event) => fillInEvent(event, digestsDueAt));
	await postToWebhook(api, path, filledIn);
	const run = (await waitForRuns(api, id, eachEvent, count, signal)).at(-1);
	if (!run) throw new Error('the run was waited for');
	return notify.flatMap((node) => itemsOf<DecisionItem>(run, node));
}

function sameOrWrong(what: string, expected: unknown, got: unknown): string[] {
	const [wanted, found] = [JSON.stringify(expected), JSON.stringify(got)];
	return wanted === found ? [] : [`${what}: expected ${wanted}, and it was ${found}`];
}
