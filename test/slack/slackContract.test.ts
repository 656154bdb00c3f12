// Answers: do the emulated and the strict Slack both keep the contract?
import { startEmulatedSlack } from '../support/startEmulatedSlack';
import { person } from '../support/strictSlack/people';
import { startStrictSlack } from '../support/strictSlack/startStrictSlack';
import { channel } from '../support/strictSlack/workspace';
import { describeSlack } from './slackContract';

describeSlack('the emulated', (scopes) =>
	startEmulatedSlack({
		scopes,
		users: ['ana', 'bo'].map((name) => ({ name, email: `${name}@example.com` })),
		channels: [
			{ name: 'ops' },
			{ name: 'board', isPrivate: true, withApp: true },
			{ name: 'hidden', isPrivate: true },
		],
	}),
);

describeSlack('the strict', async (scopes) => {
	const strict = await startStrictSlack({
		scopes,
		users: [person('ana'), person('bo')],
		channels: [
			channel('ops'),
			channel('board', { is_private: true, is_member: true }),
			channel('hidden', { is_private: true }),
		],
	});
	return {
		...strict,
		messages: async () =>
			strict.messages.map(
				({ channel: conversation, thread_ts: threadTs, metadata, ...message }) => ({
					...message,
					conversation,
					threadTs,
					key: metadata?.event_payload.key,
				}),
			),
	};
});
