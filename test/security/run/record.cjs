// Answers: what did a process of n8n make, say and ask for? Usage: node --require record.cjs …, with RECORD naming a folder.
const { appendFileSync, copyFileSync, existsSync, readdirSync } = require('node:fs');
const { subscribe } = require('node:diagnostics_channel');
const Module = require('node:module');
const { join } = require('node:path');

const { allTexts } = require('./allTexts.cjs');

const folder = process.env.RECORD;
const note = (name, text) => appendFileSync(join(folder, name), `${text}\n`);
const noteAll = (name, value) => note(name, allTexts(value).join('\n'));

const patched = new WeakSet();
/** What a library exports, changed once, where it has the name. */
function patch(exports, name, change) {
	const given = exports?.[name];
	if (typeof given !== 'function' || patched.has(given)) return;
	patched.add(given);
	change(given);
}

/** Everything that n8n would keep of an execution, the errors with all that hangs on them. */
function recordExecutions({ prototype }) {
	const { run } = prototype;
	prototype.run = function (...given) {
		const running = run.apply(this, given);
		const keep = (value) => noteAll('executions.txt', value);
		running.then(keep, keep);
		return running;
	};
}

/** What a searchable list throws at the editor. */
function recordLists({ prototype }) {
	const { getNode } = prototype;
	prototype.getNode = function (...given) {
		const found = getNode.apply(this, given);
		const lists = found.type.methods?.listSearch ?? {};
		for (const name of Object.keys(lists)) {
			patch(lists, name, (search) => {
				lists[name] = async function (...asked) {
					try {
						return await search.apply(this, asked);
					} catch (error) {
						noteAll('executions.txt', error);
						throw error;
					}
				};
				patched.add(lists[name]);
			});
		}
		return found;
	};
}

/** Every line, whatever its level, before anything is left out or made pretty. */
function recordLog({ prototype }) {
	const quiet = ['debug', 'verbose', 'silly'];
	for (const level of ['error', 'warn', 'info', 'debug', 'verbose', 'log']) {
		const original = prototype[level];
		if (typeof original !== 'function') continue;
		prototype[level] = function (...said) {
			const isQuiet = quiet.includes(level === 'log' ? said[0] : level);
			noteAll(isQuiet ? 'log-debug.txt' : 'log.txt', said);
			return original.apply(this, said);
		};
	}
}

const load = Module._load;
Module._load = function (...given) {
	const exports = load.apply(this, given);
	if (given[0] === 'n8n-core') {
		patch(exports, 'WorkflowExecute', recordExecutions);
		patch(exports, 'PackageDirectoryLoader', recordLists);
	}
	if (given[0] === '@n8n/backend-common') patch(exports, 'Logger', recordLog);
	return exports;
};

let requests = 0;
/** Where each request goes, and what is in it besides the header that the token belongs in. */
subscribe('http.client.request.start', ({ request }) => {
	const { authorization: _, ...headers } = request.getHeaders();
	note(
		'requests.txt',
		`${request.method} ${request.host} ${request.path} ${JSON.stringify(headers)}`,
	);
	keepStore(requests++ % 20);
});
subscribe('undici:request:create', ({ request }) => {
	note('requests.txt', `${request.method} ${request.origin} ${request.path}`);
});

/** While it is in use, its log is beside it. */
function keepStore(number) {
	const stores = process.env.N8N_USER_FOLDER;
	for (const name of readdirSync(stores).filter((each) => /\.sqlite/.test(each))) {
		const path = join(stores, name);
		if (existsSync(path)) copyFileSync(path, join(folder, `${number}-${name}`));
	}
}
