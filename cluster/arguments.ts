// Answers: what was the run of the cluster asked to do?
import { parseArgs } from 'node:util';
import { DemoProblem } from '../demo/problem.ts';

export interface ClusterArguments {
	/** The same seed hands in the same events, and lets the same things happen at the same times. */
	seed: number;
	notifications: number;
	/** What the credential says about an answer that got lost where the app may not look. */
	afterLostAnswer: 'send_again' | 'hold';
	/** Where the figures are written besides. */
	jsonFile?: string;
	help: boolean;
}

export const usage = `npm run test:cluster [-- options]

Starts n8n in queue mode (a main and two workers) with these nodes, Redis, PostgreSQL and a strict
Slack, hands in 2,000 notifications over webhooks and schedules, and meanwhile kills the workers,
PostgreSQL and Redis and starts them again. Everything listens on this machine only, and takes about
7 minutes. The exit code is 0 only if every event that was accepted was told exactly once, or is listed.

  --seed N              the same again; printed by every run
  --notifications N     how many are handed in (2000)
  --lost-answers WHAT   send_again or hold: what the credential says (send_again)
  --json FILE           write the figures as JSON
  --help                this text
`;

export function readArguments(given: readonly string[], seed: number): ClusterArguments {
	try {
		const { values } = parseArgs({
			args: [...given],
			options: {
				seed: { type: 'string', default: String(seed) },
				notifications: { type: 'string', default: '2000' },
				'lost-answers': { type: 'string', default: 'send_again' },
				json: { type: 'string' },
				help: { type: 'boolean', short: 'h', default: false },
			},
		});
		const lostAnswers = values['lost-answers'];
		if (lostAnswers !== 'send_again' && lostAnswers !== 'hold') {
			throw wrong(`--lost-answers wants send_again or hold, and "${lostAnswers}" is neither.`);
		}
		return {
			seed: readNumber(values.seed, '--seed'),
			notifications: readNumber(values.notifications, '--notifications'),
			afterLostAnswer: lostAnswers,
			jsonFile: values.json,
			help: values.help,
		};
	} catch (error) {
		if (error instanceof DemoProblem) throw error;
		throw wrong((error as Error).message);
	}
}

function readNumber(text: string, option: string): number {
	const number = /^\d{1,9}$/.test(text) ? Number(text) : 0;
	if (number > 0) return number;
	throw wrong(`${option} wants a whole number above 0, and "${text}" is none.`);
}

function wrong(message: string): DemoProblem {
	return new DemoProblem(
		'wrong_arguments',
		message,
		'npm run test:cluster -- --help shows the options.',
	);
}
