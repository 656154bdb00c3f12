// Answers: what was the demo asked to do?
import { parseArgs } from 'node:util';
import { DemoProblem } from './problem.ts';

export interface DemoArguments {
	/** End when all has arrived, instead of staying up. */
	once: boolean;
	/** Where the summary is written. */
	jsonFile?: string;
	n8nPort: number;
	slackPort: number;
	help: boolean;
}

export const usage = `npm run demo [-- options]

Starts n8n with these nodes and an emulated Slack, and lets six example workflows
tell 235 people about 426 events, and three channels the numbers of the week. Everything listens on this machine only.

  --once             end when the digests have arrived; the exit code is 0 only if
                     Slack then holds exactly what the sample expects
  --json FILE        write a summary of what was sent, queued, skipped and why
  --n8n-port PORT    where n8n listens (5678; 0 for any that is free)
  --slack-port PORT  where the emulated Slack listens (4003; 0 for any that is free)
  --help             this text
`;

export function readArguments(given: readonly string[]): DemoArguments {
	try {
		const { values } = parseArgs({
			args: [...given],
			options: {
				once: { type: 'boolean', default: false },
				json: { type: 'string' },
				'n8n-port': { type: 'string', default: '5678' },
				'slack-port': { type: 'string', default: '4003' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		return {
			once: values.once,
			jsonFile: values.json,
			n8nPort: readPort(values['n8n-port'], '--n8n-port'),
			slackPort: readPort(values['slack-port'], '--slack-port'),
			help: values.help,
		};
	} catch (error) {
		if (error instanceof DemoProblem) throw error;
		throw wrong((error as Error).message);
	}
}

function readPort(text: string, option: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (port >= 0 && port <= 65_535) return port;
	throw wrong(`${option} wants a port from 0 to 65535, and "${text}" is none.`);
}

function wrong(message: string): DemoProblem {
	return new DemoProblem('wrong_arguments', message, 'npm run demo -- --help shows the options.');
}
