// Answers: what does `npm run test:cluster` do? It puts a cluster up, lets it suffer, and holds Slack against what was accepted.
import { writeFileSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { onGoodbye } from '../demo/goodbye.ts';
import { lastLines } from '../demo/n8n.ts';
import { DemoProblem } from '../demo/problem.ts';
import { openAcceptance } from './acceptance.ts';
import { readArguments, usage } from './arguments.ts';
import { loadOfTheTests } from './bundled/load.ts';
import { offerEvents } from './offer.ts';
import { putUp, type Cluster } from './putUp.ts';
import { holdAgainst } from './holdAgainst.ts';
import { suffer } from './suffer.ts';
import { tableOf } from './summary.ts';

/** Far more than a run takes: what hangs is a failure. */
const longestMs = 20 * 60_000;

/** A person reads them; the JSON has them all. */
const mostSaid = 50;

const say = (line: string) => console.log(line);

async function run(): Promise<number> {
	const startedAt = Date.now();
	const wishes = readArguments(process.argv.slice(2), randomInt(1, 1_000_000));
	if (wishes.help) {
		console.log(usage);
		return 0;
	}
	const { seed, afterLostAnswer, jsonFile } = wishes;
	say(`Seed ${seed}; a lost answer where the app may not look: ${afterLostAnswer}`);
	const goodbye = onGoodbye();
	const { signal } = goodbye;
	const hangs = setTimeout(() => goodbye.giveUp(tookTooLong()), longestMs);
	const takenDown: (() => Promise<void>)[] = [];
	const onPutUp = (takeDown: () => Promise<void>) => void takenDown.unshift(takeDown);
	let cluster: Cluster | undefined;
	try {
		const ofTheTests = await loadOfTheTests();
		const acceptance = openAcceptance();
		const offer = await offerEvents(acceptance);
		onPutUp(() => offer.close());
		const parts = { seed, afterLostAnswer, ofTheTests, say, signal, onPutUp };
		cluster = await putUp({ ...parts, upstreamUrl: offer.url });
		const { notifications } = wishes;
		const suffered = await suffer({ ...parts, cluster, acceptance, offer, notifications });
		say('Comparing with what is in Slack, and searching for secrets …');
		const fetches = offer.fetched;
		const outcome = { cluster, acceptance, suffered, fetches, startedAt };
		const summary = await holdAgainst({ ...outcome, seed, afterLostAnswer });
		say(`\n${tableOf(summary)}\n`);
		ofTheTests.noteFigures('cluster', summary.figures);
		if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(summary, null, '\t')}\n`);
		for (const fault of summary.faults.slice(0, mostSaid)) say(`  - ${fault}`);
		if (summary.faults.length > mostSaid) say(`  … and ${summary.faults.length - mostSaid} more`);
		say(
			summary.ok
				? `Every one of ${summary.figures.accepted} accepted notifications was told once, or is listed (seed ${seed}).`
				: `NOT as promised: ${summary.faults.length} faults (seed ${seed}).`,
		);
		return summary.ok ? 0 : 1;
	} catch (error) {
		const isGoodbye = signal.aborted && !(signal.reason instanceof DemoProblem);
		if (isGoodbye) return goodbye.exitCode();
		if (cluster) sayLogs(cluster);
		// Nothing goes on, or comes up again, while all is taken down.
		goodbye.giveUp(error as Error);
		throw signal.reason;
	} finally {
		clearTimeout(hangs);
		for (const takeDown of takenDown) {
			await takeDown().catch((error: unknown) => {
				console.error(error);
				process.exitCode = 1;
			});
		}
		goodbye.forget();
	}
}

function sayLogs({ main, workers, postgres, redis }: Cluster): void {
	const names = ['main', 'worker 1', 'worker 2', 'PostgreSQL', 'Redis'];
	for (const [index, { logFile }] of [main, ...workers, postgres, redis].entries()) {
		console.error(`\nThe end of the log of ${names[index]}:\n${lastLines(logFile)}`);
	}
}

function tookTooLong(): DemoProblem {
	return new DemoProblem(
		'took_too_long',
		`The run was not through after ${longestMs / 60_000} minutes.`,
		'The ends of the logs above say where it hangs.',
	);
}

try {
	const exitCode = await run();
	// Taking down may have failed, too: a request that Slack does not document shows there.
	process.exitCode = Math.max(exitCode, Number(process.exitCode ?? 0));
} catch (error) {
	if (error instanceof DemoProblem) console.error(`\n${error.message}\n→ ${error.hint}`);
	else console.error(error);
	process.exitCode = 1;
}
