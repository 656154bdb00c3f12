// Answers: what does n8n's own loader make of a package folder? Usage: node loadInN8n.cjs <n8n> <package>
const { existsSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join, relative } = require('node:path');

const [n8n, folder] = process.argv.slice(2);
const requireAsN8n = createRequire(join(n8n, 'node_modules', 'n8n', 'package.json'));
requireAsN8n('reflect-metadata');
const { PackageDirectoryLoader, LazyPackageDirectoryLoader } = requireAsN8n('n8n-core');
const workflow = requireAsN8n('n8n-workflow');

const inPackage = (url) => join(folder, url.replace(/^icons\/[^/]+\//, ''));
const icons = (type) =>
	[type.iconUrl?.light, type.iconUrl?.dark].map(
		(url) => Boolean(url) && existsSync(inPackage(url)),
	);

async function load(Loader) {
	const loader = new Loader(folder);
	await loader.loadAll();
	const nodes = Object.keys(loader.known.nodes).map((name) => {
		const { description } = loader.getNode(name).type;
		const { displayName, outputNames, credentials, codex, usableAsTool } = description;
		return {
			name,
			displayName,
			outputs: outputNames ?? [],
			credentials: (credentials ?? []).map((credential) => credential.name),
			alias: codex?.alias ?? [],
			usableAsTool: usableAsTool === true,
			icons: icons(description),
		};
	});
	const credentials = Object.keys(loader.known.credentials).map((name) => {
		const { type } = loader.getCredential(name);
		return { name, displayName: type.displayName, icons: icons(type), nodes: type.supportedNodes };
	});
	return { package: loader.packageName, nodes, credentials };
}

async function main() {
	const whole = await load(PackageDirectoryLoader);
	const lazy = await load(LazyPackageDirectoryLoader);
	const loaded = Object.keys(require.cache)
		.filter((path) => path.startsWith(folder))
		.map((path) => relative(folder, path));
	const api = workflow.checkNodesApiVersion(require(join(folder, 'package.json')));
	process.stdout.write(JSON.stringify({ whole, lazy, loaded, compatible: api.compatible }));
	process.exit(0);
}

main().catch((error) => {
	console.error(error);
	process.exit(1);
});
