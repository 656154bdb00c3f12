// Answers: what was the benchmark asked to do?
import { parseArgs } from 'node:util';

export interface BenchArguments {
	/** Where the rows are written besides. */
	jsonFile?: string;
	help: boolean;
}

export const usage = `npm run bench [-- options]

Measures what it costs to sync 100,000 members with 100,000 Slack users, and to choose one
of 20,000 channels, each figure in a process of its own, with Slack played by another one on
this machine. Takes some minutes.
The exit code is 1 where a figure is over its limit. docs/benchmarks.md tells how to read it.

  --json FILE  write the rows as JSON
  --help       this text
`;

/** Throws where an option is not known. */
export function readArguments(given: readonly string[]): BenchArguments {
	const { values } = parseArgs({
		args: [...given],
		options: {
			json: { type: 'string' },
			help: { type: 'boolean', short: 'h', default: false },
		},
	});
	return { jsonFile: values.json, help: values.help };
}
