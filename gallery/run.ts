// Answers: what does `npm run gallery` do? It composes every kind of message, takes its picture, and writes docs/gallery.md.
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

// As the sample's reader has it.
process.env['TZ'] = 'Europe/Paris';

const root = join(import.meta.dirname, '..');
const pictures = join(root, 'docs', 'images', 'gallery');

/** The messages are composed by the source as it is, which Node can't read without its file endings. */
async function loadGallery(): Promise<typeof import('./all.ts')> {
	const folder = await mkdtemp(join(root, 'node_modules', '.gallery-'));
	try {
		await build({
			entryPoints: [join(import.meta.dirname, 'all.ts')],
			outfile: join(folder, 'all.mjs'),
			bundle: true,
			packages: 'external',
			format: 'esm',
			platform: 'node',
			target: 'node22',
			logLevel: 'warning',
		});
		return await import(pathToFileURL(join(folder, 'all.mjs')).href);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

const { kinds, writePage, pictureOf, draw, photographAll, happenedAt } = await loadGallery();
await mkdir(pictures, { recursive: true });
const known = new Set(await readdir(pictures));
const wanted = new Map(kinds.map((kind) => [pictureOf(kind), kind]));
const missing = [...wanted].filter(([name]) => !known.has(name));
await photographAll(
	missing.map(([name, kind]) => ({
		html: draw(kind, new Date(happenedAt)),
		path: join(pictures, name),
	})),
	await readFile(join(root, 'icons', 'slackNotify.svg'), 'utf8'),
);
for (const name of known) {
	if (!wanted.has(name)) await rm(join(pictures, name));
}
await writeFile(join(root, 'docs', 'gallery.md'), await writePage(kinds));
console.log(`${kinds.length} kinds of messages, ${missing.length} new pictures, docs/gallery.md`);
