// Answers: how is a Slack made that does not answer who somebody is for as long as a story wants it?
import type { Slack } from '../../src/slack/contract';
import { SlackError } from '../../src/slack/slackError';

/** Asked about people, it refuses for as long as `refusal` gives a reason to; everything else goes through. */
export function refusing(refusal: () => SlackError | undefined): (real: Slack) => Slack {
	return (real) => {
		const asking =
			<Args extends unknown[], Answer>(question: (...args: Args) => Promise<Answer>) =>
			async (...args: Args): Promise<Answer> => {
				const refused = refusal();
				if (refused) throw refused;
				return question(...args);
			};
		return {
			...real,
			usersPage: asking((cursor) => real.usersPage(cursor)),
			walkUsers: asking((until) => real.walkUsers(until)),
			findUserByEmail: asking((email, until) => real.findUserByEmail(email, until)),
			findUserById: asking((id, until) => real.findUserById(id, until)),
		};
	};
}

const refusal = { code: 'not_reached', says: 'Slack can’t be reached', hint: 'Wait.' };

export const notReached = () => new SlackError({ next: 'later', refusal });

export const rateLimited = (retryAfterMs: number) =>
	new SlackError({ next: 'later', refusal, rateLimited: true, retryAfterMs });
