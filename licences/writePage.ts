// Answers: how does the page look that lists the licences?
import type { Licensed } from './readLicences.ts';

/** For docs/licences.md. */
export function writePage(all: readonly Licensed[]): string {
	const counts = new Map<string, number>();
	for (const { licence } of all) counts.set(licence, (counts.get(licence) ?? 0) + 1);
	const sums = [...counts].map(([licence, count]) => `${count} × ${licence}`).join(', ');
	const rows = all.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
	return `# Licences

This package is under the MIT licence. Its bundle holds parts of ${all.length} packages by others: ${sums}. Their texts ship with it, in \`dist/THIRD-PARTY-LICENCES.txt\`.

Made by \`npm run licences\`; a test holds this page against the bundle, and fails for a licence that is not allowed (\`licences/allowed.ts\`).

| Package | Version | Licence |
|---|---|---|
${rows.join('\n')}
`;
}
