// Answers: does a workspace behave beside a neighbour with the same keys and tokens as it does alone?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Database } from '../../../src/store/contract';
import type { Given } from '../contract';
import { look, somePeople, startRun, type People, type Run, type Step } from './run';
import { someSteps } from './steps';

interface Story {
	people: People;
	steps: Step[];
}

/** Everything that a workspace was told, and how it stood after each step. */
type Told = unknown[];

const story = fc.record({ people: somePeople, steps: someSteps });

async function tell(run: Run, step: Step): Promise<unknown> {
	const { said } = await step(run);
	return { said, stands: await look(run) };
}

async function tellAlone(database: Database, id: string, { people, steps }: Story): Promise<Told> {
	const run = await startRun(database, id, people);
	const told: Told = [];
	for (const step of steps) told.push(await tell(run, step));
	return told;
}

async function tellBoth(database: Database, one: Story, other: Story): Promise<[Told, Told]> {
	const run = await startRun(database, 'T1', one.people);
	const otherRun = await startRun(database, 'T2', other.people);
	const told: [Told, Told] = [[], []];
	for (const [index, step] of one.steps.entries()) {
		told[0].push(await tell(run, step));
		told[1].push(await tell(otherRun, other.steps[index]!));
	}
	return told;
}

export function neighbourContract(given: Given): void {
	describe('two workspaces with the same keys and tokens', () => {
		it('are told what each would be told alone, whatever they ask', async () => {
			const open = given.openDatabase;
			const property = fc.asyncProperty(story, story, async (one, other) => {
				const all = await Promise.all([open(), open(), open()]);
				expect(await tellBoth(all[0], one, other)).toEqual([
					await tellAlone(all[1], 'T1', one),
					await tellAlone(all[2], 'T2', other),
				]);
				await Promise.all(all.map((database) => database.close()));
			});
			await fc.assert(property, { numRuns: 25 });
		}, 240_000);
	});
}
