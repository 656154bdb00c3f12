// Answers: how do we tell a person why a run ended early, and that nothing is lost?
import type { DeliveryReport } from '../../src/index';
import { inSentences } from '../shared/results/inSentences';

type Waiting = DeliveryReport['waiting'];
type Stop = Exclude<DeliveryReport['stoppedBy'], 'time_limit' | 'asked_to_wait' | undefined>;

export function saysTimeLimit({ due }: Waiting): string {
	return `The time limit was reached. ${countOf(due)} that are due stay queued and go out with the next run.`;
}

export function saysAskedToWait({ due }: Waiting): string {
	return `Slack asked to wait for longer than a run should. ${countOf(due)} that are due stay queued and go out with the next run.`;
}

export function saysStop(
	{ says, hint }: Stop,
	sentCount: number,
	{ due, later }: Waiting,
): { message: string; description: string } {
	const sent =
		sentCount > 0
			? `${sentCount === 1 ? 'One message' : `${sentCount} messages`} went out before that`
			: undefined;
	return {
		message: `Sending stopped: ${says}`,
		description: inSentences(hint, `Nothing is lost: ${countOf(due + later)} stay queued`, sent),
	};
}

/** For the runs after the one that stopped with an error. */
export function saysStillStopped({ says, hint }: Stop, { due, later }: Waiting): string {
	const waiting = `${countOf(due + later)} stay queued and go out once a call to Slack works again`;
	return inSentences(`Nothing can be sent: ${says}`, hint, `Nothing is lost: ${waiting}`);
}

function countOf(notifications: number): string {
	return `${notifications.toLocaleString('en')} notification(s)`;
}
