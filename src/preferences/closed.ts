// Answers: how does a schema refuse names that it does not know?
import { z } from 'zod/v4';
import { sayUnknownNames } from './documentFaults';

/** An object of these names and no others: a misspelt one would be a setting that silently does nothing. */
export function closed<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
	return z.strictObject(shape, { error: sayUnknownNames(Object.keys(shape)) });
}
