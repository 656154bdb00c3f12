// Answers: how does a test of Slack Notify Member in n8n tell people something, and see what arrived?
import { inN8n } from './world';

export function inN8nTellingMembers() {
	const world = inN8n();
	const parameters = {
		email: '={{ $json.email }}',
		type: '={{ $json.type ?? "task.assigned" }}',
		title: '={{ $json.title }}',
		eventId: '',
	};
	return {
		world,
		parameters,
		notify: (items: Record<string, unknown>[], rest: object = {}) =>
			world.run('slackNotifyMember', { parameters, items, ...rest }),
		titles: () => world.slack.messages.map(({ text }) => text),
		hello: (name: string) => ({ email: `${name}@example.com`, title: `Hello ${name}` }),
	};
}
