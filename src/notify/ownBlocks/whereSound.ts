// Answers: do the parts of this fit together, where each of them is right for itself?
import type { z } from 'zod/v4';

/** Nothing is said of an object that has a fault already: what it lacks may be what was refused. */
export function whereSound<T>(fits: (value: T) => boolean, fault: string) {
	return ({ value, issues }: z.core.ParsePayload<T>): void => {
		if (issues.length > 0 || fits(value)) return;
		issues.push({ code: 'custom', message: fault, input: value });
	};
}
