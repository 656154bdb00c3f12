// Answers: at what local time, on what day and in which zone does this recipient want digests?
import { defaultSchedule, type Schedule } from '../frequency/schedule';
import type { Preferences } from './preferences';

export interface ChosenSchedule extends Schedule {
	/** The recipient's own choice. The workspace's is not taken here: Slack's word comes before it. */
	chosenTimeZone?: string;
}

/** Time and weekday each by the first that chose it: the recipient, the workspace, else Monday at nine. */
export function scheduleOf(own?: Preferences, workspace?: Preferences): ChosenSchedule {
	return {
		time: own?.time ?? workspace?.time ?? defaultSchedule.time,
		weekday: own?.weekday ?? workspace?.weekday ?? defaultSchedule.weekday,
		...(own?.timeZone !== undefined && { chosenTimeZone: own.timeZone }),
	};
}
