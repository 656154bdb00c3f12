// Answers: how do we say that a field of the Postgres credential can't be used?
import { BadInput } from '../../../src/index';

/** Never with what is in the field: people paste passwords and keys into the wrong one. */
export function unusableField(field: string, isWrong: string, hint: string): BadInput {
	return new BadInput('postgres_unusable', `The Postgres credential’s “${field}” ${isWrong}`, {
		field,
		hint,
	});
}
