// Answers: how does a process reach Slack, when it may die or stand still on every way there and back?
import type { LookUpOutcome, LookUpQuestion, Slack } from '../../../src/slack/contract';
import type { Random } from '../random';
import type { SimulatedSlack } from '../../support/simulatedSlack';
import type { Process } from './process';

/** Slack may be asked for as long as a request takes at most; who stands still in it for longer, nobody can keep from posting. */
const longestRequestMs = 25_000;
const timeoutMs = 30_000;
/** As the client has it: Slack's clock may be behind. */
const clockSkewMs = 5 * 60_000;

export interface Weather {
	/** For how long a message that was taken is not shown yet. */
	shownAfterMs: number;
	/** The clock by which Slack stamps messages. */
	now: () => number;
	random: Random;
}

export function slackOf(process: Process, slack: SimulatedSlack, weather: Weather): Slack {
	const { random, shownAfterMs, now } = weather;
	const calls =
		<Args extends unknown[], Answer>(verb: (...args: Args) => Promise<Answer>) =>
		async (...args: Args): Promise<Answer> => {
			await onTheWay(process, 'on the way to Slack', longestRequestMs);
			const answer = await verb(...args);
			await onTheWay(process, 'on the way back from Slack');
			return answer;
		};
	const sends = <Sent, Outcome extends { outcome: string }>(
		name: string,
		verb: (sent: Sent) => Promise<Outcome>,
	) =>
		calls(async (sent: Sent) => {
			const outcome = await verb(sent);
			process.tell(`${name}: ${JSON.stringify(outcome).slice(0, 120)}`);
			if (outcome.outcome === 'unsure' && random.chance(0.5)) await process.turns.sleep(timeoutMs);
			return outcome;
		});
	const isShown = (stamp: string) =>
		now() - slack.messages.find(({ ts }) => ts === stamp)!.at >= shownAfterMs;
	const lookUp = async (question: LookUpQuestion): Promise<LookUpOutcome> => {
		const sinceMs = question.sinceMs - clockSkewMs;
		const found = await slack.lookUp({ ...question, sinceMs });
		const isSeen = found.outcome !== 'found' || isShown(found.ts);
		const outcome: LookUpOutcome = isSeen ? found : { outcome: 'not_found' };
		process.tell(`looks for ${question.key}: ${outcome.outcome}`);
		return outcome;
	};
	return {
		...slack,
		post: sends('posts', slack.post),
		share: sends('shares', slack.share),
		upload: sends('uploads', slack.upload),
		openForFiles: calls(slack.openForFiles),
		lookUp: calls(lookUp),
		findUserByEmail: calls(slack.findUserByEmail),
		findUserById: calls(slack.findUserById),
		findChannel: calls(slack.findChannel),
	};
}

async function onTheWay(
	process: Process,
	place: 'on the way to Slack' | 'on the way back from Slack',
	mostMs?: number,
): Promise<void> {
	const mishap = process.strike(place);
	// What goes wrong in Slack itself is its fate.
	if (mishap && mishap.kind !== 'error') await process.suffer(place, mishap, mostMs);
	else await process.turns.pass();
}
