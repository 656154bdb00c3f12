// Answers: who may import whom, and why? The lint rule and the architecture test both ask here.

export interface Layer {
	/** A folder (`src/members/`) or a file without its ending. The longest that fits speaks. */
	path: string;
	/** What it may import besides its own folder: files, folders (with a slash), packages. */
	values: readonly string[];
	/** What it may import besides as `import type`, which is gone once the code is built. */
	types: readonly string[];
	why: string;
}

/** Files directly in src that anybody may use. A new one has to be named here, or it belongs in a folder. */
const vocabulary = ['src/clock', 'src/errors', 'src/event'];
const steps = ['members', 'preferences', 'frequency', 'outbox', 'message', 'report'].map(
	(step) => `src/${step}/`,
);
const contracts = ['src/slack/contract', 'src/store/contract'];
const chapters = ['plan', 'notify', 'deliver', 'choose', 'oversee'];
const allChapters = chapters.flatMap((name) => [`src/${name}`, `src/${name}/`]);
const nothing: readonly string[] = [];

const whySteps =
	'A step answers one question and returns a decision. Steps never import each other, so that each can be read and tested alone; ' +
	'the chapters (src/plan, src/notify, src/deliver, src/choose, src/oversee) put them together. Types may be shared: use `import type`.';

function step(name: string, values: readonly string[] = nothing): Layer {
	return {
		path: `src/${name}/`,
		values: [...vocabulary, 'zod', ...values],
		types: [...steps, ...contracts, '@slack/types', 'mdast'],
		why: whySteps,
	};
}

const whyChapters =
	'A chapter puts steps together. The store and Slack are handed in by the engine, by their contracts, ' +
	'so that a chapter runs against any of them. Each may go on to those that it names, never back.';

/** A chapter is a file and the folder of the same name. */
function chapter(name: string, values: readonly string[] = nothing): Layer[] {
	return [`src/${name}`, `src/${name}/`].map((path) => ({
		path,
		values: [
			...vocabulary,
			...steps,
			...values,
			'src/slack/channelReference',
			'src/slack/connectionLost',
			'src/slack/explainRefusal',
			'src/slack/findChannel',
			'src/slack/nameChannel',
			'src/slack/requireChannel',
			'src/slack/scopes',
			'src/slack/slackError',
			'zod',
		],
		types: [...contracts, '@slack/types'],
		why: whyChapters,
	}));
}

export const layers: readonly Layer[] = [
	...vocabulary.map((path) => ({
		path,
		values: [...vocabulary, 'zod'],
		types: [...steps, '@slack/types'],
		why: 'The words that all other files use depend on none of them.',
	})),
	...chapter('plan'),
	...chapter('deliver', ['src/plan/']),
	...chapter('notify', ['src/plan/', 'src/deliver', 'src/deliver/']),
	...chapter('choose', ['src/plan/', 'src/notify', 'src/notify/']),
	...chapter('oversee', ['src/plan/', 'src/deliver', 'src/deliver/', 'src/notify/']),
	{
		path: 'src/engine',
		values: [...vocabulary, ...allChapters, ...steps, 'src/slack/', 'src/store/', 'zod'],
		types: nothing,
		why: 'The engine wires chapters, store and Slack, and knows neither n8n nor a database driver.',
	},
	{
		path: 'src/index',
		values: [
			'src/engine',
			...vocabulary,
			...allChapters,
			...steps,
			'src/slack/',
			'src/store/',
			'src/store/drivers/',
		],
		types: nothing,
		why: 'The door for nodes/ exports what is inside src, and nothing else.',
	},
	step('members', ['fastest-levenshtein']),
	step('preferences', ['src/frequency/schedule', 'src/frequency/timeZone', 'fastest-levenshtein']),
	step('frequency', ['temporal-polyfill']),
	step('outbox'),
	step('message', ['mdast-util-from-markdown', 'mdast-util-gfm', 'micromark-extension-gfm']),
	step('report', [
		'src/message/limits',
		'src/message/cleanText',
		'src/message/cutText',
		'csv-stringify',
	]),
	{
		...step('slack', ['src/members/email', 'src/preferences/nearest', '@slack/web-api']),
		why: 'Only src/slack knows @slack/web-api, and it knows no step and no store: it asks Slack and says what Slack answered.',
	},
	{
		...step('store', [
			'kysely',
			'src/frequency/schedule',
			'src/members/email',
			'src/outbox/states',
			'src/preferences/preferences',
			'src/preferences/readPreferences',
		]),
		why:
			'Only src/store knows kysely, and only src/store/drivers a database. The store remembers; ' +
			'of the steps it uses words and legal moves, never decisions.',
	},
	{
		path: 'src/store/drivers/',
		values: [...vocabulary, 'src/store/', 'kysely', 'pg', 'node:'],
		types: contracts,
		why: 'A driver opens a database and knows nothing of notifications.',
	},
	{
		path: 'nodes/',
		values: ['n8n-workflow', 'src/index', 'nodes/shared/'],
		types: nothing,
		why: 'A node turns parameters into one call of the engine, which it reaches by src/index, the only door.',
	},
	{
		path: 'nodes/shared/',
		values: ['n8n-workflow', 'src/index', 'node:'],
		types: nothing,
		why: 'What the nodes share opens the engine by src/index, the only door, and knows no single node.',
	},
	{
		path: 'credentials/',
		values: ['n8n-workflow'],
		types: nothing,
		why: 'A credential only describes itself to n8n.',
	},
];

/** Folders whose doors are closed even to who may use the folder around them. */
const closed = ['src/store/drivers/'];

export interface Import {
	/** Path of the importing file from the project's root. */
	from: string;
	/** A package, or a path from the root without its ending. */
	to: string;
	typeOnly: boolean;
}

/** Why an import is not allowed; undefined where it is, or where no layer speaks. */
export function refuseImport({ from, to, typeOnly }: Import): string | undefined {
	const layer = layerOf(from);
	if (layer === undefined || unitOf(to) === unitOf(from)) return undefined;
	const allowed = typeOnly ? [...layer.values, ...layer.types] : layer.values;
	if (allows(allowed, to)) return undefined;
	return `${from} must not import ${to}${typeOnly ? ', not even its types' : ''}. ${layer.why}`;
}

export function layerOf(file: string): Layer | undefined {
	const path = withoutEnding(file);
	const fits = layers.filter((layer) =>
		layer.path.endsWith('/') ? path.startsWith(layer.path) : path === layer.path,
	);
	return fits.sort((a, b) => b.path.length - a.path.length)[0];
}

/** The folder that a file belongs to, which may import from itself; a file directly in src stands alone. */
export function unitOf(path: string): string {
	const drivers = closed.find((folder) => path.startsWith(folder));
	if (drivers !== undefined) return drivers;
	const [top, folder, ...rest] = withoutEnding(path).split('/');
	if (top === 'credentials') return 'credentials/';
	const isFolder = rest.length > 0 || (folder !== undefined && chapters.includes(folder));
	return isFolder ? `${top}/${folder}/` : `${top}/${folder ?? ''}`;
}

/** Resolves an import as it is written to a package or to a path from the root without its ending. */
export function resolveImport(from: string, written: string): string {
	if (!written.startsWith('.')) return written;
	const parts = from.split('/').slice(0, -1);
	for (const part of written.split('/')) {
		if (part === '..') parts.pop();
		else if (part !== '.') parts.push(part);
	}
	return withoutEnding(parts.join('/'));
}

function allows(allowed: readonly string[], to: string): boolean {
	const door = closed.find((folder) => to.startsWith(folder));
	if (door !== undefined) return allowed.includes(door);
	return allowed.some((entry) => {
		if (/[/:]$/.test(entry)) return to.startsWith(entry);
		return to === entry || (!entry.includes('src/') && to.startsWith(`${entry}/`));
	});
}

function withoutEnding(path: string): string {
	return path.replace(/\.(?:ts|mjs|js)$/, '');
}
