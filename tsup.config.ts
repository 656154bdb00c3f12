// Answers: how do the sources become what n8n loads?
import { cp, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { defineConfig, type Options } from 'tsup';
import packageJson from './package.json';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

// From what package.json promises n8n, so that the two can't drift apart. A map, because a list loses the folders.
const entry = Object.fromEntries(
	[...packageJson.n8n.nodes, ...packageJson.n8n.credentials].map((path) => {
		const name = path.replace(/^dist\//, '').replace(/\.js$/, '');
		return [name, `${name}.ts`];
	}),
);

/** Folders of the packages in the bundle: their licences ask to go along. */
const bundled = new Set<string>();

export default defineConfig({
	entry,
	format: 'cjs',
	target: 'node22',
	// One copy of the engine for all nodes, or each node would open a store of its own.
	splitting: true,
	// Rollup then writes each chunk. Without it another tool would, which rewrites `?.`, `??` and class fields to old JavaScript.
	treeshake: true,
	// A second copy of n8n-workflow would break n8n's `instanceof` checks on errors.
	external: ['n8n-workflow'],
	noExternal: [/^(?!n8n-workflow$|node:)/],
	// `node:sqlite` has no name without the prefix.
	removeNodeProtocol: false,
	// A fifth of the tarball would go, and with it every stack trace that a person can read.
	minify: false,
	esbuildOptions(options) {
		options.legalComments = 'none';
		// Nothing bundled writes to n8n's log on its own: a logger of a library knows no secrets.
		options.drop = ['console'];
	},
	esbuildPlugins: [leaveOut(), noteBundled()],
	sourcemap: false,
	dts: false,
	clean: true,
	outDir: 'dist',
	silent: true,
	async onSuccess() {
		await copyBesides();
		const texts = await Promise.all([...bundled].sort().map(licenceOf));
		await writeFile('dist/THIRD-PARTY-LICENCES.txt', texts.join('\n\n'));
	},
});

/** What n8n reads next to the code: icons, and the codex file of each node. */
async function copyBesides(): Promise<void> {
	await cp('icons', 'dist/icons', { recursive: true });
	for (const path of packageJson.n8n.nodes) {
		const codex = path.replace(/^dist\//, '').replace(/\.js$/, '.json');
		await cp(codex, join('dist', codex));
	}
}

/**
 * What pg would ask for, and we never use: its other half in C++, which a variable of the environment would put in the place of
 * this one; sockets of a place that is not Node; a reader of password files.
 */
const unused: Record<string, string> = {
	'./native': `module.exports = require('./client')`,
	'pg-cloudflare': '',
	pgpass: '',
};

/** Puts something in their place that does no harm. */
function leaveOut(): Plugin {
	return {
		name: 'leave-out',
		setup(build) {
			build.onResolve({ filter: /^(?:\.\/native|pg-cloudflare|pgpass)$/ }, (asked) =>
				/node_modules.pg.lib/.test(asked.importer)
					? { path: asked.path, namespace: 'left-out', pluginData: asked.resolveDir }
					: undefined,
			);
			build.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path, pluginData }) => ({
				contents: unused[path],
				resolveDir: pluginData as string,
			}));
		},
	};
}

/** Notes which packages go into the bundle. */
function noteBundled(): Plugin {
	return {
		name: 'note-bundled',
		setup(build) {
			build.onLoad({ filter: /node_modules/ }, ({ path }) => {
				const root = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0];
				if (root !== undefined) bundled.add(root);
				return undefined;
			});
		},
	};
}

async function licenceOf(root: string): Promise<string> {
	const { name, version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
		name: string;
		version: string;
	};
	const files = await readdir(root);
	const file = files.find((entry) => /^licen[cs]e/i.test(entry));
	const text =
		file === undefined
			? licenceIn(await readFile(join(root, 'README.md'), 'utf8'))
			: await readFile(join(root, file), 'utf8');
	if (text === undefined)
		throw new Error(`${name} is bundled, and ${dirname(root)} has no licence for it`);
	return `${name} ${version}\n\n${text}`;
}

/** Some keep it at the end of what they say about themselves. */
function licenceIn(readme: string): string | undefined {
	return /^#+ licen[cs]e\s+(?=[^]*copyright)([^]*)/im.exec(readme)?.[1];
}
