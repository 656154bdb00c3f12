// Answers: what does somebody type to let the app in, where its name is known?
import type { Refusal } from './contract';
import { unnamedApp } from './refusals';

/** Puts the name where the hint of a refusal has none. */
export function nameApp<Outcome extends { outcome: string }>(
	outcome: Outcome,
	botName: string | undefined,
): Outcome {
	const { refusal } = outcome as { refusal?: Refusal };
	if (!refusal || !botName) return outcome;
	const hint = refusal.hint.replaceAll(unnamedApp, () => `@${botName}`);
	return { ...outcome, refusal: { ...refusal, hint } };
}
