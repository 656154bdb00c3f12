// Answers: which packages are in the bundle, and under which licence is each?

export interface Licensed {
	name: string;
	version: string;
	/** As SPDX writes it. */
	licence: string;
}

interface Locked {
	packages: Record<string, { version?: string; license?: string }>;
}

/** Each begins a text of its own, with its name and version. */
const heading = /^((?:@[\w.-]+\/)?[\w.-]+) (\d+\.\d+\.\d+\S*)$/gm;

/** By name and version. `texts`: what the build wrote down; `lock`: what npm did. Throws for one of which npm says nothing. */
export function readLicences(texts: string, lock: string): Licensed[] {
	const { packages } = JSON.parse(lock) as Locked;
	const byName = new Map(
		Object.entries(packages).map(([path, { version = '', license = '' }]) => [
			`${path.replace(/^.*node_modules\//, '')} ${version}`,
			license,
		]),
	);
	return [...texts.matchAll(heading)]
		.map(([, name = '', version = '']) => ({ name, version, licence: licenceOf(name, version) }))
		.sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));

	function licenceOf(name: string, version: string): string {
		const licence = byName.get(`${name} ${version}`);
		if (!licence) throw new Error(`The lock file says nothing of a licence of ${name} ${version}`);
		return licence;
	}
}

function compare(one: string, other: string): number {
	if (one === other) return 0;
	return one < other ? -1 : 1;
}
