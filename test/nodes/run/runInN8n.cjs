// Answers: what does n8n's own engine make of one of our nodes? Usage: node runInN8n.cjs <n8n> <package>, then IPC.
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { Readable } = require('node:stream');

const { keepIn, lockIn } = require('./keptCredentials.cjs');
const { watchHeld } = require('./watchHeld.cjs');

const [n8n, folder] = process.argv.slice(2);
const requireAsN8n = createRequire(join(n8n, 'node_modules', 'n8n', 'package.json'));
requireAsN8n('reflect-metadata');
const core = requireAsN8n('n8n-core');
const { Workflow, ICredentialsHelper, NodeHelpers } = requireAsN8n('n8n-workflow');

const loader = new core.PackageDirectoryLoader(folder);
const packageName = 'n8n-nodes-slack-notify';
const postgresType = 'slackNotifyPostgresApi';

/** Stands where a trigger would: its output is pinned. */
const itemsNode = {
	description: {
		displayName: 'Items',
		name: 'items',
		group: ['trigger'],
		version: 1,
		description: '',
		defaults: { name: 'Items' },
		inputs: [],
		outputs: ['main'],
		properties: [],
	},
	execute: async () => [[]],
};

const nodeTypes = {
	getByName: (type) => nodeTypes.getByNameAndVersion(type),
	getByNameAndVersion(type) {
		if (type === 'test.items') return itemsNode;
		return loader.getNode(type.replace(`${packageName}.`, '')).type;
	},
	getKnownTypes: () => ({}),
};

/** The same types; the node under test counts how often n8n has called it. */
function countingTries(counter) {
	return {
		...nodeTypes,
		getByNameAndVersion(type) {
			const found = nodeTypes.getByNameAndVersion(type);
			if (found === itemsNode) return found;
			const execute = function () {
				counter.tries++;
				return found.execute.call(this);
			};
			return Object.create(found, { execute: { value: execute } });
		},
	};
}

/** n8n's own would read the database; this one knows the credentials of the run, and signs as n8n does. */
class Credentials extends ICredentialsHelper {
	constructor(data, postgres) {
		super();
		this.data = data;
		this.postgres = postgres;
	}
	getParentTypes(type) {
		return loader.getCredential(type).type.extends ?? [];
	}
	async getDecrypted(_additionalData, _nodeCredentials, type) {
		return structuredClone(type === postgresType ? this.postgres : this.data);
	}
	async authenticate(credentials, type, options) {
		const { headers } = loader.getCredential(type).type.authenticate.properties;
		const value = headers.Authorization.replace(/^=/, '').replace(
			'{{$credentials.accessToken}}',
			credentials.accessToken,
		);
		return { ...options, headers: { ...options.headers, Authorization: value } };
	}
	async preAuthentication() {}
	async runPreAuthentication() {}
	getCredentials() {}
	async updateCredentials() {}
	async updateCredentialsOauthTokenData() {}
	getCredentialsProperties() {
		return [];
	}
	isCredentialUsableByNode() {
		return true;
	}
}

function prepare({ node, parameters, credentials, postgres, settings, executionId = '1', keptIn }) {
	const type = credentials.grantType ? 'slackNotifyOAuth2Api' : 'slackNotifyApi';
	const authentication = credentials.grantType ? 'oAuth2' : 'accessToken';
	const counter = { tries: 0 };
	const common = { typeVersion: 1, position: [0, 0] };
	const nodes = [
		{ ...common, id: '1', name: 'Items', type: 'test.items', parameters: {} },
		{
			...common,
			...settings,
			id: '2',
			name: settings?.name ?? 'Slack',
			type: `${packageName}.${node}`,
			parameters: { authentication, ...parameters },
			credentials: {
				[type]: { id: '1', name: 'Slack' },
				...(postgres && { [postgresType]: { id: '2', name: 'Postgres' } }),
			},
		},
	];
	const workflow = new Workflow({
		id: 'workflow1',
		name: 'Test',
		nodes,
		connections: { Items: { main: [[{ node: nodes[1].name, type: 'main', index: 0 }]] } },
		active: false,
		nodeTypes: countingTries(counter),
		settings: { executionOrder: 'v1' },
	});
	const additionalData = {
		credentialsHelper: keepIn(keptIn, new Credentials(credentials, postgres), loader),
		executionId,
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: 'http://127.0.0.1:5678/',
		webhookWaitingBaseUrl: 'http://127.0.0.1/waiting',
		formWaitingBaseUrl: 'http://127.0.0.1/form',
		hooks: new core.ExecutionLifecycleHooks('manual', executionId, workflow),
		setExecutionStatus() {},
	};
	return { workflow, additionalData, name: nodes[1].name, counter };
}

const realNow = Date.now;
const stoppable = new Map();

const verbs = {
	async run({ items, binary = [], stopKey, watchesHeld, ...request }) {
		const { workflow, additionalData, name, counter } = prepare(request);
		const stopWatching = watchesHeld ? watchHeld() : undefined;
		const execution = new core.WorkflowExecute(additionalData, 'manual').run({
			workflow,
			startNode: workflow.getNode('Items'),
			pinData: { Items: items.map((json, index) => ({ json, binary: binary[index] })) },
		});
		if (stopKey) stoppable.set(stopKey, execution);
		const { data, status } = await execution;
		const mostHeld = stopWatching?.();
		const [task] = data.resultData.runData[name] ?? [];
		const { error } = task ?? data.resultData;
		return {
			status,
			tries: counter.tries,
			mostHeld,
			outputs: task?.data?.main?.map((output) => output ?? []) ?? [],
			hints: task?.hints ?? [],
			error: error && {
				name: error.name,
				message: error.message,
				description: error.description,
				itemIndex: error.context?.itemIndex,
				whole: JSON.stringify(error),
			},
		};
	},
	async stop({ stopKey }) {
		stoppable.get(stopKey).cancel();
	},
	/** With other processes, as n8n's workers do by Redis. */
	async shareLocks({ folder }) {
		const { Container } = requireAsN8n('@n8n/di');
		const locking = requireAsN8n('@n8n/backend-common');
		Container.get(locking.LockService).setProvider(lockIn(folder, locking));
	},
	async pass({ ms }) {
		Date.now = () => realNow() + ms;
	},
	async listSearch({ method, filter, paginationToken, ...request }) {
		const { workflow, additionalData, name } = prepare(request);
		const node = workflow.getNode(name);
		additionalData.currentNodeParameters = node.parameters;
		const context = new core.LoadOptionsContext(workflow, node, additionalData, '');
		const type = nodeTypes.getByNameAndVersion(node.type);
		try {
			return await type.methods.listSearch[method].call(context, filter, paginationToken);
		} catch (error) {
			// What n8n's server hands to the editor: more than the message from this class only.
			const { description, httpCode } = error.name === 'NodeApiError' ? error : {};
			const whole = JSON.stringify(error);
			return { results: [], error: { message: error.message, description, httpCode, whole } };
		}
	},
	async outputs(request) {
		const { workflow, name } = prepare(request);
		const node = workflow.getNode(name);
		const { description } = nodeTypes.getByNameAndVersion(node.type);
		return NodeHelpers.getNodeOutputs(workflow, node, description);
	},
	async describe({ node }) {
		return nodeTypes.getByNameAndVersion(node).description;
	},
	/** As a node before ours leaves a file in n8n's folder, when n8n does not keep files in memory. */
	async storeFile({ size, ...binary }) {
		const { Container } = requireAsN8n('@n8n/di');
		const files = Container.get(core.BinaryDataService);
		await files.init();
		const location = { type: 'execution', workflowId: 'workflow1', executionId: '1' };
		const part = Buffer.alloc(64 * 1024, 'slack');
		const parts = function* () {
			for (let at = 0; at < size; at += part.length) yield part.subarray(0, size - at);
		};
		return await files.store(location, Readable.from(parts()), { ...binary, data: '' });
	},
	async hints(request) {
		const { workflow, name } = prepare(request);
		const node = workflow.getNode(name);
		const shown = ({ displayCondition }) =>
			workflow.expression.getSimpleParameterValue(node, displayCondition, 'internal', {});
		return nodeTypes.getByNameAndVersion(node.type).description.hints.filter(shown);
	},
};

process.on('message', async ({ id, verb, request }) => {
	try {
		for (const [name, value] of Object.entries(request.environment ?? {})) {
			if (value === null) delete process.env[name];
			else process.env[name] = value;
		}
		process.send({ id, answer: await verbs[verb](request) });
	} catch (error) {
		process.send({ id, error: `${error.stack ?? error}` });
	}
});

loader.loadAll().then(() => process.send({ id: 0 }));
