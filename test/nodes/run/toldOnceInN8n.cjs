// Answers: what does n8n do with a workflow of ours that failed and is run again? Usage: node toldOnceInN8n.cjs <n8n> <package>, then IPC.
const { createRequire } = require('node:module');
const { join } = require('node:path');

const [n8n, folder] = process.argv.slice(2);
const requireAsN8n = createRequire(join(n8n, 'node_modules', 'n8n', 'package.json'));
requireAsN8n('reflect-metadata');
const core = requireAsN8n('n8n-core');
const { Workflow, ICredentialsHelper } = requireAsN8n('n8n-workflow');
const { parse, stringify } = requireAsN8n('flatted');
/** What is behind the two entries of n8n's menu that retry a failed execution. */
const { ExecutionService } = requireAsN8n('./dist/executions/execution.service.js');

const loader = new core.PackageDirectoryLoader(folder);
const packageName = 'n8n-nodes-slack-notify';
const described = (name, group) => ({
	...{ displayName: name, name, group: [group], version: 1, description: '' },
	...{ defaults: { name }, inputs: group === 'trigger' ? [] : ['main'], outputs: ['main'] },
	properties: [],
});

/** Stands where a trigger would: its output is pinned. */
const itemsNode = { description: described('items', 'trigger'), execute: async () => [[]] };
/** Comes after ours, and fails as often as the test wants. */
let failures = 0;
const afterNode = {
	description: described('after', 'transform'),
	async execute() {
		if (failures-- > 0) throw new Error('the node after it failed');
		return [this.getInputData()];
	},
};

/** Tries of each node, by name. */
const tries = {};
function counted(type) {
	const found = { 'test.items': itemsNode, 'test.after': afterNode }[type];
	const real = found ?? loader.getNode(type.replace(`${packageName}.`, '')).type;
	const execute = function () {
		const { name } = this.getNode();
		tries[name] = (tries[name] ?? 0) + 1;
		return real.execute.call(this);
	};
	return Object.create(real, { execute: { value: execute } });
}
const nodeTypes = {
	getByName: (type) => counted(type),
	getByNameAndVersion: (type) => counted(type),
	getKnownTypes: () => ({}),
};

class Credentials extends ICredentialsHelper {
	constructor(data) {
		super();
		this.data = data;
	}
	getParentTypes(type) {
		return loader.getCredential(type).type.extends ?? [];
	}
	async getDecrypted() {
		return structuredClone(this.data);
	}
	async authenticate({ accessToken }, _type, options) {
		const headers = { ...options.headers, Authorization: `Bearer ${accessToken}` };
		return { ...options, headers };
	}
	async preAuthentication() {}
	async runPreAuthentication() {}
	getCredentialsProperties() {
		return [];
	}
	isCredentialUsableByNode() {
		return true;
	}
}

function describeWorkflow({ node, parameters, settings, after }) {
	const common = { typeVersion: 1, position: [0, 0], parameters: {} };
	const credentials = { slackNotifyApi: { id: '1', name: 'Slack' } };
	const to = (name) => ({ main: [[{ node: name, type: 'main', index: 0 }]] });
	return {
		...{ id: 'workflow1', name: 'Test', active: false, settings: { executionOrder: 'v1' } },
		nodes: [
			{ ...common, id: '1', name: 'Items', type: 'test.items' },
			{
				...{ ...common, ...settings, id: '2', name: 'Slack', type: `${packageName}.${node}` },
				...{ parameters: { authentication: 'accessToken', ...parameters }, credentials },
			},
			{ ...common, ...after, id: '3', name: 'After', type: 'test.after' },
		],
		connections: { Items: to('Slack'), Slack: to('After') },
	};
}

function additionalDataOf({ credentials, executionId }, workflow, mode) {
	return {
		...{ credentialsHelper: new Credentials(credentials), executionId, variables: {} },
		currentNodeExecutionIndex: 0,
		instanceBaseUrl: 'http://127.0.0.1:5678/',
		webhookWaitingBaseUrl: 'http://127.0.0.1/waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form',
		hooks: new core.ExecutionLifecycleHooks(mode, executionId, workflow),
		setExecutionStatus() {},
	};
}

/** Executions as n8n has them in its database: as text. */
const kept = new Map();

/** Starts it as `start` says, keeps it, and tells how it went. */
async function execute(request, workflowData, mode, start) {
	for (const name of Object.keys(tries)) delete tries[name];
	const workflow = new Workflow({ ...workflowData, nodeTypes });
	const additionalData = additionalDataOf(request, workflow, mode);
	const run = await start(workflow, additionalData);
	const { status, finished } = run;
	kept.set(request.executionId, { status, finished, workflowData, data: stringify(run.data) });
	return run;
}

function tell({ status, data }) {
	const error = data.resultData.error;
	return {
		status,
		mode: data.executionData?.runtimeData?.source,
		tries: { ...tries },
		error: error?.message,
	};
}

const realNow = Date.now;
const pinned = (items) => ({ Items: items.map((json) => ({ json })) });

const verbs = {
	/** Puts the clock this much ahead of the real one. */
	async pass({ ms }) {
		Date.now = () => realNow() + ms;
	},
	async run({ items, fails = 0, ...request }) {
		failures = fails;
		const start = (workflow, additionalData) =>
			new core.WorkflowExecute(additionalData, 'webhook').run({
				...{ workflow, startNode: workflow.getNode('Items'), pinData: pinned(items) },
			});
		return tell(await execute(request, describeWorkflow(request), 'webhook', start));
	},
	/** By n8n's own code, from what it kept of the execution `of`. */
	async retry({ of, fails = 0, loadWorkflow = false, ...request }) {
		failures = fails;
		let ran;
		const service = {
			logger: { info() {}, error() {} },
			nodeTypes,
			executionPersistence: {
				async findWithUnflattenedData(id) {
					const { data, workflowData, ...rest } = kept.get(id);
					return { ...rest, id, data: parse(data), workflowData: structuredClone(workflowData) };
				},
			},
			workflowRepository: { findOneBy: async () => describeWorkflow(request) },
			workflowRunner: {
				async run({ executionMode: mode, executionData, workflowData }) {
					ran = await execute(request, workflowData, mode, (workflow, additionalData) =>
						new core.WorkflowExecute(additionalData, mode, executionData).processRunExecutionData(
							workflow,
						),
					);
					return request.executionId;
				},
			},
			activeExecutions: { getPostExecutePromise: async () => ran },
			ownershipService: { getWorkflowProjectCached: async () => ({ id: '1', name: 'Test' }) },
			eventService: { emit() {} },
			executionRedactionServiceProxy: { processExecution: async () => {} },
		};
		const asked = { executionId: of, options: { loadWorkflow }, user: { id: '1', role: {} } };
		await ExecutionService.prototype.retry.call(service, asked);
		return tell(ran);
	},
	/** As the editor's button on a node does it: with what the nodes before it gave in the execution `of`. */
	async step({ of, items, ...request }) {
		failures = 0;
		const { runData } = parse(kept.get(of).data).resultData;
		const start = (workflow, additionalData) =>
			new core.WorkflowExecute(additionalData, 'manual').runPartialWorkflow2(
				...[workflow, runData, pinned(items), ['Slack']],
				{ nodeName: 'Slack', mode: 'inclusive' },
			);
		return tell(await execute(request, describeWorkflow(request), 'manual', start));
	},
};

process.on('message', async ({ id, verb, request, environment }) => {
	try {
		Object.assign(process.env, environment);
		process.send({ id, answer: await verbs[verb](request) });
	} catch (error) {
		process.send({ id, error: `${error.stack ?? error}` });
	}
});

loader.loadAll().then(() => process.send({ id: 0 }));
