// Answers: which workflows does the cluster run, and when does one of them say that an event is accepted?
import type { ExampleNode, ExampleWorkflow } from '../demo/workflows.ts';
import { ourNodes } from '../demo/workflows.ts';
import { types } from './events.ts';

/** What Slack's pace leaves over goes out with the next run: whoever posts is to have an answer soon. */
const notifyLimitSeconds = 2;
const digestLimitSeconds = 20;

/** Each of them is a chain of nodes; the last one gets what leaves by any output of the one before it. */
function chain(name: string, nodes: Omit<ExampleNode, 'position'>[]): ExampleWorkflow {
	const connections = nodes.slice(1).map(({ name: to }, index) => {
		const from = nodes[index]?.name ?? '';
		const outputs = from === notifyNode ? 3 : 1;
		const target = [{ node: to, type: 'main', index: 0 }];
		return [from, { main: Array.from({ length: outputs }, () => target) }] as const;
	});
	return {
		name,
		nodes: nodes.map((node, index) => ({ ...node, position: [index * 220, 0] })),
		connections: Object.fromEntries(connections),
		settings: { executionOrder: 'v1' },
	};
}

const notifyNode = 'Tell';

/**
 * An answer with status 200 alone proves nothing: n8n can give one for an execution that it lost sight of. So the upstream
 * believes what names its events.
 */
const decided = `[0, 1, 2].flatMap((output) => $('${notifyNode}').all(output)).map(({ json }) => ({ eventId: json.eventId, decision: json.decision, reason: json.reason }))`;

function webhook(
	path: string,
	responseMode: 'responseNode' | 'lastNode' | 'onReceived',
): Omit<ExampleNode, 'position'> {
	return {
		name: 'Webhook',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2.1,
		webhookId: `cluster-${path}`,
		parameters: {
			httpMethod: 'POST',
			path: `cluster/${path}`,
			responseMode,
			...(responseMode === 'lastNode' && { responseData: 'allEntries' }),
			options: {},
		},
	};
}

function schedule(seconds: number): Omit<ExampleNode, 'position'> {
	return {
		name: 'Schedule',
		type: 'n8n-nodes-base.scheduleTrigger',
		typeVersion: 1.2,
		parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] } },
	};
}

function splitOut(field: string): Omit<ExampleNode, 'position'> {
	return {
		name: 'One Item per Event',
		type: 'n8n-nodes-base.splitOut',
		typeVersion: 1,
		parameters: { fieldToSplitOut: field, options: {} },
	};
}

function ours(
	name: string,
	type: string,
	parameters: Record<string, unknown>,
): Omit<ExampleNode, 'position'> {
	return {
		name,
		type: `${ourNodes}${type}`,
		typeVersion: 1,
		parameters: { authentication: 'accessToken', ...parameters },
	};
}

const event = {
	operation: 'notify',
	type: { __rl: true, mode: 'key', value: '={{ $json.type }}' },
	title: '={{ $json.title }}',
	text: '={{ $json.text }}',
	eventId: '={{ $json.eventId }}',
};

const notifyMember = ours(notifyNode, 'slackNotifyMember', {
	...event,
	email: '={{ $json.email }}',
	options: { recordKey: '={{ $json.recordKey }}', timeLimit: notifyLimitSeconds },
});

const notifyChannel = ours(notifyNode, 'slackNotifyChannel', {
	...event,
	sendTo: 'channel',
	channel: { __rl: true, mode: 'id', value: '={{ $json.channel }}' },
	options: { timeLimit: notifyLimitSeconds },
});

const answer: Omit<ExampleNode, 'position'> = {
	name: 'Answer',
	type: 'n8n-nodes-base.respondToWebhook',
	typeVersion: 1.1,
	parameters: {
		respondWith: 'json',
		responseBody: `={{ JSON.stringify(${decided}) }}`,
		options: {},
	},
};

const fetchWaiting = (upstreamUrl: string): Omit<ExampleNode, 'position'> => ({
	name: 'Fetch What Happened',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: { url: `${upstreamUrl}/waiting`, options: { timeout: 10_000 } },
});

const acknowledge = (upstreamUrl: string): Omit<ExampleNode, 'position'> => ({
	name: 'Say What Is Accepted',
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${upstreamUrl}/accepted`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: `={{ JSON.stringify(${decided}) }}`,
		options: { timeout: 10_000 },
	},
});

const once = (node: Omit<ExampleNode, 'position'>) => ({ ...node, executeOnce: true });

const sendNow = ours('Send Now', 'slackDigest', {
	operation: 'sendNow',
	recipient: 'everybody',
	filters: {},
	options: { timeLimit: digestLimitSeconds },
});

export const sendNowPath = 'cluster/send-now';
export const typesPath = 'cluster/types';

export function clusterWorkflows(upstreamUrl: string): ExampleWorkflow[] {
	return [
		chain('Types', [
			webhook('types', 'lastNode'),
			ours('Define', 'slackPreferences', {
				operation: 'defineTypes',
				backToBuiltIn: false,
				types: JSON.stringify({
					version: 1,
					groups: [{ key: 'cluster', label: 'Cluster' }],
					types: types.map((type) => ({ ...type, group: 'cluster' })),
				}),
			}),
		]),
		chain('Tell members', [
			webhook('members', 'responseNode'),
			splitOut('body.events'),
			notifyMember,
			once(answer),
		]),
		chain('Tell channels', [
			webhook('channels', 'responseNode'),
			splitOut('body.events'),
			notifyChannel,
			once(answer),
		]),
		chain('Fetch and tell', [
			schedule(5),
			fetchWaiting(upstreamUrl),
			splitOut('events'),
			notifyMember,
			once(acknowledge(upstreamUrl)),
		]),
		chain('Send what is due', [
			schedule(15),
			ours('Send Due', 'slackDigest', {
				operation: 'sendDue',
				options: { timeLimit: digestLimitSeconds },
			}),
		]),
		chain('Send the digests now', [schedule(40), sendNow]),
		chain('Send the digests now, when asked', [webhook('send-now', 'onReceived'), sendNow]),
	];
}
