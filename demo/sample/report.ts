// Answers: what does the example about reports get to do in the demo, and what has to come of it?
import type { ExpectedMessage } from './sample.ts';

export interface ReportRow {
	account: string;
	amount: number;
	change: number | null;
	note: string;
}

/** What "your system" answers with. */
export interface SampleReport {
	week: number;
	asOf: string;
	/** E-mail of whom to ask. */
	contact: string;
	owner: { id: string; email: string; name: string };
	rows: ReportRow[];
	/** Text of a PDF file. */
	pdf: string;
}

export interface ReportRun {
	about: string;
	/** What your system answers with from then on: place in `states`. */
	state?: number;
	/** The channel into which somebody lets the app before. */
	letsAppInto?: string;
	/** Node → what becomes of its item: outcome and reason, or the code of its error. */
	expected: Record<string, string>;
}

export interface SampleReports {
	states: SampleReport[];
	runs: ReportRun[];
	/** All that Slack must hold of it. */
	messages: ExpectedMessage[];
	/** The public channels that the app is in at the end: it joins none but for a file. */
	joined: string[];
}
