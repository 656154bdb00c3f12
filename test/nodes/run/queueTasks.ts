// Answers: how does a test of Slack Digest in n8n have something queued, and ask about it?
import { inN8n, jsonOf } from './world';

export const day = 24 * 3_600_000;
export const hour = 3_600_000;

type Parameters = Record<string, unknown>;

export function inN8nWithQueue() {
	const world = inN8n();
	const digest = (operation: string, parameters: Parameters = {}, rest: object = {}) =>
		world.run('slackDigest', { parameters: { operation, ...parameters }, ...rest });
	return {
		world,
		digest,
		/** The JSON of the first output. */
		ask: async (operation: string, parameters?: Parameters, rest?: object) =>
			jsonOf(await digest(operation, parameters, rest), 0),
		/** Everybody is told daily, at nine. */
		tellDaily: (settings: Parameters = {}) =>
			world.run('slackPreferences', {
				parameters: {
					operation: 'set',
					subject: 'workspace',
					scope: 'everything',
					frequency: 'daily',
					...settings,
				},
			}),
		/** One task for each `who`; the title is the event ID, too. */
		notify: (items: { who: string; title: string; type?: string }[], options: Parameters = {}) =>
			world.run('slackNotifyMember', {
				parameters: {
					email: '={{ $json.who }}@example.com',
					type: '={{ $json.type ?? "task.assigned" }}',
					title: '={{ $json.title }}',
					eventId: '={{ $json.title }}',
					options,
				},
				items,
			}),
	};
}

export const byEmail = (name: string) => ({
	recipient: 'member',
	member: { __rl: true, mode: 'email', value: `${name}@example.com` },
});
