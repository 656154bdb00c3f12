// Answers: what has to stand before the story can begin? n8n, Slack, the owner, the credential, the workflows.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DemoArguments } from './arguments.ts';
import { ensureN8n } from './host.ts';
import type { RunningN8n } from './n8n.ts';
import { lastLines, startN8n } from './n8n.ts';
import type { ImportedWorkflow, N8nApi } from './n8nApi.ts';
import { createCredential, setUpOwner } from './n8nApi.ts';
import { installPackage } from './n8nPackage.ts';
import { connectCredential } from './oauthDance.ts';
import { requirePort } from './ports.ts';
import { DemoProblem } from './problem.ts';
import type { Sample } from './sample/sample.ts';
import type { EmulatedSlack } from './slack.ts';
import { startSlack } from './slack.ts';
import type { ExampleWorkflow } from './workflows.ts';
import {
	activateWorkflow,
	importWorkflow,
	readExample,
	webhookPaths,
	withCredential,
	withParameters,
} from './workflows.ts';
import { startYourSystem, type YourSystem } from './yourSystem.ts';

export interface Stage {
	api: N8nApi;
	slack: EmulatedSlack;
	yourSystem: YourSystem;
	n8nVersion: string;
	/** Everything that n8n and the nodes write is below it. */
	userFolder: string;
	jobChange: ImportedWorkflow;
	taskDigest: ImportedWorkflow;
	memberMap: ImportedWorkflow;
	publishing: ImportedWorkflow;
	cases: ImportedWorkflow;
	scheduledReport: ImportedWorkflow;
}

export interface StageOptions extends Pick<DemoArguments, 'n8nPort' | 'slackPort'> {
	sample: Sample;
	say(line: string): void;
	signal: AbortSignal;
	/** n8n ended although nobody asked it to. */
	onLost(problem: DemoProblem): void;
	/** Takes down what was put up, the last first. Called once for each thing that then has to end. */
	onPutUp(takeDown: () => Promise<void>): void;
}

const checkout = fileURLToPath(new URL('..', import.meta.url));
const credentialType = 'slackNotifyOAuth2Api';

export async function setStage(options: StageOptions): Promise<Stage> {
	const { sample, say, signal, onPutUp } = options;
	// Before the long part: a port that is taken should not be news after six minutes.
	const n8nPort = await requirePort(options.n8nPort, 'n8n', '--n8n-port');
	const slackPort = await requirePort(options.slackPort, 'the emulated Slack', '--slack-port');
	const installed = await ensureN8n({ onProgress: say, signal });

	const userFolder = await mkdtemp(join(tmpdir(), 'n8n-nodes-slack-notify-demo-'));
	onPutUp(() => rm(userFolder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
	await installPackage(checkout, join(userFolder, '.n8n'));
	signal.throwIfAborted();

	const redirectUri = `http://localhost:${n8nPort}/rest/oauth2-credential/callback`;
	const slack = await startSlack(slackPort, redirectUri, sample.slack);
	onPutUp(() => slack.close());
	say(`The emulated Slack of "${sample.slack.team.name}" listens on ${slack.url}`);

	const yourSystem = await startYourSystem(sample.members);
	onPutUp(() => yourSystem.close());
	say(`Your own system's list of members is at ${yourSystem.membersUrl}`);

	say(`Starting n8n ${installed.version} …`);
	const n8n = await startN8n({ installed, port: n8nPort, userFolder, signal });
	let wanted = true;
	onPutUp(() => {
		wanted = false;
		return n8n.end();
	});
	void n8n.ended.then(() => wanted && options.onLost(lost(n8n)));
	say(`n8n listens on ${n8n.url}`);

	const api = await setUpOwner(n8n.url);
	const credentialId = await connect(api, slack, sample.defaultChannel);
	say('The credential is connected to Slack through OAuth');
	const credential = { id: credentialId, name: 'Slack of the demo' };
	const { membersUrl, reportUrl, pdfUrl } = yourSystem;
	const [jobChange, taskDigest, memberMap, publishing, cases, scheduledReport] = await Promise.all([
		putToWork(api, example('job-change-to-owner'), credential),
		putToWork(api, example('task-digest'), credential),
		putToWork(
			api,
			withParameters(example('member-map'), 'Get Members', { url: membersUrl }),
			credential,
		),
		putToWork(api, example('publishing'), credential),
		putToWork(api, example('cases'), credential),
		putToWork(
			api,
			withParameters(
				withParameters(example('scheduled-report'), 'Get Report', { url: reportUrl }),
				'Get PDF',
				{ url: pdfUrl },
			),
			credential,
		),
	]);
	const workflows = { jobChange, taskDigest, memberMap, publishing, cases, scheduledReport };
	const names = Object.values(workflows).map(({ name }) => `"${name}"`);
	say(`Six workflows are active: ${names.join(', ')}`);
	return { api, slack, yourSystem, n8nVersion: installed.version, userFolder, ...workflows };
}

function example(name: string): ExampleWorkflow {
	return readExample(new URL(`../examples/${name}.json`, import.meta.url));
}

async function connect(api: N8nApi, slack: EmulatedSlack, defaultChannel: string): Promise<string> {
	const id = await createCredential(api, {
		name: 'Slack of the demo',
		type: credentialType,
		data: {
			baseUrl: slack.url,
			clientId: slack.clientId,
			clientSecret: slack.clientSecret,
			defaultChannel,
			timeZone: 'UTC',
			preferencesUrl: 'https://intranet.northwind.example/notifications',
		},
	});
	await connectCredential(api, id);
	return id;
}

async function putToWork(
	api: N8nApi,
	workflow: ExampleWorkflow,
	credential: { id: string; name: string },
): Promise<ImportedWorkflow> {
	const imported = await importWorkflow(api, withCredential(workflow, credentialType, credential));
	await activateWorkflow(api, imported, webhookPaths(workflow));
	return imported;
}

function lost(n8n: RunningN8n): DemoProblem {
	return new DemoProblem(
		'n8n_ended',
		`n8n ended on its own:\n${lastLines(n8n.logFile)}`,
		'Start the demo again; if it happens again, the lines above say why.',
	);
}
