// Answers: what can still be taken back?
import { delivered } from '../deliver/report';
import { BadInput } from '../errors';
import type { OverseeParts } from './parts';
import type { WhichInput, WithdrawAnswer } from './requests';
import { readWhich } from './which';

/** Throws BadInput where nothing says which: to silence everybody takes more than an empty field. */
export async function withdraw(parts: OverseeParts, input: WhichInput): Promise<WithdrawAnswer> {
	const which = await readWhich(parts, input);
	if (Object.keys(which).length === 0) {
		throw new BadInput('which_missing', 'Nothing says which notifications to withdraw', {
			field: 'Event ID',
			hint: 'Give at least one of event ID, record key, notification type and recipient.',
		});
	}
	const { withdrawn, inFlight, ...rest } = await parts.store.withdraw(which, parts.clock.now());
	return {
		withdrawn: withdrawn.map(delivered),
		inFlight: inFlight.map(delivered),
		...rest,
	};
}
