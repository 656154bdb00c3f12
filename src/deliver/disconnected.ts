// Answers: Slack does not take the credential: does a person know of it already?
import type { Clock } from '../clock';
import type { DeliveryReport } from './report';
import { isConnectionLost } from '../slack/connectionLost';
import type { Refusal } from '../slack/contract';
import type { Store } from '../store/contract';

interface DisconnectedParts {
	store: Pick<Store, 'takeDisconnectionToTell'>;
	clock: Clock;
}

export function isRefusal(stoppedBy: DeliveryReport['stoppedBy']): stoppedBy is Refusal {
	return typeof stoppedBy === 'object';
}

/** A lost connection is told once, by whichever run is first; any other refusal by every run that meets it. */
export async function isToBeTold(
	{ store, clock }: DisconnectedParts,
	{ code }: Refusal,
): Promise<boolean> {
	return !isConnectionLost(code) || (await store.takeDisconnectionToTell(clock.now()));
}
