// Answers: what does the audit mean for those who install this package?
import type { Audit, Hole } from './readAudit.ts';

export interface Verdict {
	found: 'nothing' | 'holes' | 'unknown';
	says: string;
}

/** What is only needed to build and to test reaches nobody's n8n: it is told, and fails nothing. */
export function judge(audit: Audit, shipped: ReadonlySet<string>): Verdict {
	if ('notAsked' in audit) {
		const says = `NOT AUDITED: ${audit.notAsked}. Nothing is known of the ${shipped.size} packages in the bundle.`;
		return { found: 'unknown', says };
	}
	const ours = audit.holes.filter(({ name }) => shipped.has(name));
	const others = audit.holes.filter(({ name }) => !shipped.has(name));
	const says = [
		`Audited: ${shipped.size} packages in the bundle, ${ours.length} with a known hole.`,
		...ours.map(tell),
		...(others.length > 0 ? ['Only needed to build and to test:', ...others.map(tell)] : []),
	].join('\n');
	return { found: ours.length > 0 ? 'holes' : 'nothing', says };
}

function tell({ name, severity, range, about }: Hole): string {
	return `  ${severity}: ${name} ${range}: ${about.join(', ')}`;
}
