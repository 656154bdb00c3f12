// Answers: at what local time, on what days and in which zone does this recipient want to be told?
import { defaultSchedule, type Schedule } from '../frequency/schedule';
import type { Preferences } from './preferences';

export interface ChosenSchedule extends Schedule {
	/** The recipient's own choice. The workspace's is not taken here: Slack's word comes before it. */
	chosenTimeZone?: string;
}

/** Each by the first that chose it: the recipient, the workspace, else Monday at nine, never quiet and without days off. */
export function scheduleOf(own?: Preferences, workspace?: Preferences): ChosenSchedule {
	const quietHours = own?.quietHours ?? workspace?.quietHours ?? 'none';
	const workingDays = own?.workingDays ?? workspace?.workingDays ?? [];
	return {
		time: own?.time ?? workspace?.time ?? defaultSchedule.time,
		weekday: own?.weekday ?? workspace?.weekday ?? defaultSchedule.weekday,
		...(quietHours !== 'none' && { quietHours }),
		...(workingDays.length > 0 && workingDays.length < 7 && { workingDays }),
		...(own?.timeZone !== undefined && { chosenTimeZone: own.timeZone }),
	};
}
