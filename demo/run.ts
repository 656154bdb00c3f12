// Answers: what does `npm run demo` do? It puts everything up, tells the story, and takes everything down.
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { readArguments, usage } from './arguments.ts';
import { onGoodbye } from './goodbye.ts';
import { DemoProblem } from './problem.ts';
import { readSample } from './sample/sample.ts';
import type { Stage } from './stage.ts';
import { setStage } from './stage.ts';
import { judge, tellEvents, waitForDigests } from './story.ts';
import type { Summary } from './summary.ts';
import { decisionTable, memberTable } from './table.ts';

const say = (line: string) => console.log(line);

async function run(): Promise<number> {
	const startedAt = Date.now();
	const { once, jsonFile, help, ...ports } = readArguments(process.argv.slice(2));
	if (help) {
		console.log(usage);
		return 0;
	}
	const goodbye = onGoodbye();
	const { signal } = goodbye;
	const putUp: (() => Promise<void>)[] = [];
	let isUp = false;
	try {
		const sample = readSample();
		const stage = await setStage({
			...ports,
			sample,
			say,
			signal,
			onLost: goodbye.giveUp,
			onPutUp: (takeDown) => putUp.unshift(takeDown),
		});
		const parts = { sample, stage, say, signal };
		const told = await tellEvents(parts);
		if (!once) sayWhere(stage);
		const outcome = await waitForDigests(parts, told);
		const summary = await judge(parts, told, outcome, (Date.now() - startedAt) / 1000);
		saySummary(summary);
		if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(summary, null, '\t')}\n`);
		if (once) return summary.exact ? 0 : 1;
		sayWhere(stage);
		isUp = true;
		for (;;) await wait(60_000, undefined, { signal });
	} catch (error) {
		if (!signal.aborted) throw error;
		if (signal.reason instanceof DemoProblem) throw signal.reason;
		return isUp ? 0 : goodbye.exitCode();
	} finally {
		if (putUp.length > 0) say('Ending n8n and Slack …');
		for (const takeDown of putUp) {
			await takeDown().catch((error: unknown) => console.error(error));
		}
		goodbye.forget();
	}
}

function sayWhere({ api, slack }: Stage): void {
	say(`
  n8n editor       ${api.url}
                   ${api.owner.email} / ${api.owner.password}
  Slack inspector  ${slack.url}

  Stays up until Ctrl-C.
`);
}

function saySummary(summary: Summary): void {
	say(`\n${memberTable(summary.members)}\n`);
	say(
		`  #slack-admins lists the ${summary.openMembers} who are not connected, once; ${summary.connectedByHand} was connected by hand afterwards, with the form.\n`,
	);
	say(`${decisionTable(summary.decisions)}\n`);
	say(
		`  ${summary.messages} messages arrived in Slack; ${summary.digests} of them are digests with ${summary.digestEntries} entries.\n` +
			`  ${summary.replies} of them are in threads, ${summary.edited} were changed afterwards, and ${summary.files} files came along.\n` +
			`  ${summary.stillQueued} notifications wait for a later hour or day.\n`,
	);
	for (const [name, stories] of Object.entries(summary.why)) {
		say(`  Asked why ${name} was told or not, the decision log says:\n`);
		for (const [title, says] of Object.entries(stories)) say(`  · ${title}\n    ${says}`);
		say('');
	}
	if (summary.exact) {
		say('  Slack holds exactly what the sample expects.');
		return;
	}
	say(`  NOT as expected, ${summary.mismatches.length} differences:`);
	for (const line of summary.mismatches) say(`  - ${line}`);
}

try {
	process.exitCode = await run();
} catch (error) {
	if (error instanceof DemoProblem) console.error(`\n${error.message}\n→ ${error.hint}`);
	else console.error(error);
	process.exitCode = 1;
}
