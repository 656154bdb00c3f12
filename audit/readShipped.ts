// Answers: which packages are in the bundle, and so in everybody's n8n?

/** Each begins a text of its own, with its name and version. */
const heading = /^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*)$/gm;

/** Their names, from the licences that the build wrote down. Throws where there are none: then nothing was read. */
export function readShipped(licences: string): ReadonlySet<string> {
	const names = new Set([...licences.matchAll(heading)].map(([, name]) => name!));
	if (names.size === 0) throw new Error('No package is named in the licences of the build');
	return names;
}
