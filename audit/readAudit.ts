// Answers: what did the registry say about the packages in the lock file?
import { z } from 'zod';

export interface Hole {
	name: string;
	severity: string;
	/** Of the versions that have it. */
	range: string;
	/** What it is, and where it is described, as far as it is its own and not that of a package below. */
	about: string[];
}

export type Audit = { holes: Hole[] } | { notAsked: string };

const answer = z.object({
	vulnerabilities: z.record(
		z.object({
			name: z.string(),
			severity: z.string(),
			range: z.string(),
			via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
		}),
	),
});
const refusal = z.object({ statusCode: z.number().optional(), message: z.string() });

/** As `npm audit --json` writes it. */
export function readAudit(json: string): Audit {
	const said = parse(json);
	const read = answer.safeParse(said);
	if (read.success) {
		const holes = Object.values(read.data.vulnerabilities).map(({ via, ...hole }) => ({
			...hole,
			about: via.map((each) => (typeof each === 'string' ? each : `${each.title} (${each.url})`)),
		}));
		return { holes };
	}
	const refused = refusal.safeParse(said);
	if (!refused.success) return { notAsked: 'npm audit answered with something else' };
	const { statusCode, message } = refused.data;
	return { notAsked: statusCode === undefined ? message : `the registry answered ${statusCode}` };
}

function parse(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
