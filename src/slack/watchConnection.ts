// Answers: is the connection lost, and who hears of it? Asks nothing of a Slack that is known to refuse everything.
import { isConnectionLost } from './connectionLost';
import type { Refusal, Slack, WatchedSlack } from './contract';
import { SlackError } from './slackError';

export interface ConnectionWatch {
	/** With what Slack refused the connection in an earlier run, where no call has worked since. */
	lost?: Refusal;
	/** The connection worked, as far as was known, and is lost now. At most once. */
	onLost(refusal: Refusal): Promise<void>;
	/** The connection was lost, and works again. At most once. */
	onWorking(): Promise<void>;
}

/**
 * Watches one run's calls. Where the connection was lost before, one probe goes ahead of the first call; as long as
 * it is lost, every call is answered here: what sends with stopped, `lookUp` with later, all others by a SlackError.
 */
export function watchConnection(slack: Slack, watch: ConnectionWatch): WatchedSlack {
	let lost = watch.lost;
	let probe: Promise<void> | undefined;

	const lose = async (refusal: Refusal) => {
		if (lost) return;
		// Before the wait: calls that are on their way at the same time are refused too.
		lost = refusal;
		await watch.onLost(refusal);
	};
	const probeOnce = async () => {
		try {
			await slack.identify();
		} catch (error) {
			if (!(error instanceof SlackError)) throw error;
			// Where Slack can't be reached it is as lost as it was, for this run.
			if (error.next !== 'later') lost = error.refusal;
			return;
		}
		lost = undefined;
		await watch.onWorking();
	};
	const whetherLost = async () => {
		if (watch.lost) await (probe ??= probeOnce());
		return lost;
	};

	const asking =
		<Args extends unknown[], Answer>(question: (...args: Args) => Promise<Answer>) =>
		async (...args: Args): Promise<Answer> => {
			const refusal = await whetherLost();
			if (refusal) throw new SlackError({ next: 'stop', refusal });
			try {
				return await question(...args);
			} catch (error) {
				if (error instanceof SlackError && isConnectionLost(error.code)) await lose(error.refusal);
				throw error;
			}
		};
	const telling =
		<Question, Outcome extends { outcome: string }>(
			tell: (question: Question) => Promise<Outcome>,
			whileLost: (refusal: Refusal) => Outcome,
		) =>
		async (question: Question): Promise<Outcome> => {
			const known = await whetherLost();
			if (known) return whileLost(known);
			const outcome = await tell(question);
			const refusal = (outcome as { refusal?: Refusal }).refusal;
			if (refusal && isConnectionLost(refusal.code)) await lose(refusal);
			return outcome;
		};

	const stopped = (refusal: Refusal) => ({ outcome: 'stopped', refusal }) as const;

	return {
		whetherLost,
		identify: asking(() => slack.identify()),
		scopes: asking(() => slack.scopes()),
		usersPage: asking((cursor) => slack.usersPage(cursor)),
		walkUsers: asking((until) => slack.walkUsers(until)),
		findUserByEmail: asking((email, until) => slack.findUserByEmail(email, until)),
		findUserById: asking((id, until) => slack.findUserById(id, until)),
		channelsPage: asking((cursor) => slack.channelsPage(cursor)),
		findChannel: asking((id) => slack.findChannel(id)),
		post: telling((message) => slack.post(message), stopped),
		update: telling((message) => slack.update(message), stopped),
		openForFiles: telling((conversation) => slack.openForFiles(conversation), stopped),
		upload: telling((file) => slack.upload(file), stopped),
		share: telling((files) => slack.share(files), stopped),
		lookUp: telling(
			(question) => slack.lookUp(question),
			(refusal) => ({ outcome: 'later', refusal }),
		),
	};
}
