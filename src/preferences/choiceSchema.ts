// Answers: how does a schema take what one of our readers understands, and publish how it is written?
import { z } from 'zod/v4';
import { BadInput } from '../errors';
import { frequencies } from '../frequency/schedule';
import { isEmptyText } from './isEmptyText';
import { readFrequency, type Choice } from './readChoice';
import { longestTypeKey, typeKeyPattern } from './types';

/** What the published schema says about a value; what is read forgives a little more, such as capital letters. */
type Written = Readonly<Record<string, unknown>> & { description: string };

/** Every key that is none is a fault of its own. */
export const mostChoices = 5_000;

export const writtenFrequency = { enum: [...frequencies, 'inherit', null] };

/** Null is how a table or a program takes a choice back; an empty cell says nothing about it. */
export function choice<T>(read: (raw: unknown) => Choice<T>, written: Written) {
	return value((raw): Choice<T> => (raw === null ? 'inherit' : read(raw)), written);
}

export function choices(readKey: (key: string) => string, description: string) {
	const read = z.unknown().transform((raw, context) => {
		if (isEmptyText(raw)) return undefined;
		if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
			context.addIssue('must be an object, from keys to how often');
			return z.NEVER;
		}
		const given = Object.entries(raw);
		if (given.length > mostChoices) {
			context.addIssue(`has ${given.length} keys, far more than there can be types`);
			return z.NEVER;
		}
		const entries = given.flatMap(([key, said]) => {
			const known = tryTo(() => readKey(key), context, [key]);
			if (isEmptyText(said)) return [];
			return [
				[known, tryTo(() => (said === null ? 'inherit' : readFrequency(said)), context, [key])],
			];
		});
		return Object.fromEntries(entries) as Record<string, ReturnType<typeof readFrequency>>;
	});
	const names = { pattern: typeKeyPattern.source, maxLength: longestTypeKey };
	const written = { type: 'object', propertyNames: names, additionalProperties: writtenFrequency };
	return read.meta({ description, ...written }).optional();
}

export function value<T>(read: (raw: unknown) => T, written: Written) {
	return z
		.unknown()
		.transform((raw, context) =>
			isEmptyText(raw) ? undefined : (tryTo(() => read(raw), context) as T),
		)
		.meta(written)
		.optional();
}

/** What is refused becomes a fault of this place, beside the faults of other places. */
function tryTo<T>(read: () => T, context: z.RefinementCtx, path: string[] = []): T | undefined {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof BadInput)) throw error;
		const { message, hint } = error;
		context.addIssue({ code: 'custom', path, message, params: { hint }, input: undefined });
		return undefined;
	}
}
