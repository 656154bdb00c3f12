// Answers: is everything gone that is kept of these members?
import { NotifyError } from '../errors';
import type { ForgottenRows, Store } from '../store/contract';
import { findKeys, type FindStore } from './findReferenced';
import type { ForgetAnswer, ForgottenMember, MemberReference } from './requests';

export interface ForgetParts {
	store: FindStore & Pick<Store, 'forgetMembers'>;
}

type Forgotten = Awaited<ReturnType<Store['forgetMembers']>>;

/** Answers come in the order of the input. A member that can't be read stops no other. */
export async function forgetMembers(
	{ store }: ForgetParts,
	members: readonly MemberReference[],
): Promise<ForgetAnswer[]> {
	const keysOf: (readonly string[] | NotifyError)[] = [];
	for (const member of members) keysOf.push(await keysOrError(store, member));
	const keys = [...new Set(keysOf.flatMap((each) => (each instanceof NotifyError ? [] : each)))];
	const forgotten = await store.forgetMembers(keys);
	return keysOf.map((each) =>
		each instanceof NotifyError
			? { outcome: 'error', error: each }
			: showForgotten(each, forgotten),
	);
}

/** One person may have been kept under several keys. */
export function showForgotten(
	keys: readonly string[],
	{ rows, tracesLeft }: Forgotten,
): ForgottenMember {
	const erased: ForgottenRows = {
		mapping: 0,
		directory: 0,
		preferences: 0,
		notifications: 0,
		decisions: 0,
		deliveries: 0,
		pace: 0,
	};
	for (const key of keys) {
		for (const kind of Object.keys(erased) as (keyof ForgottenRows)[]) {
			erased[kind] += rows.get(key)?.[kind] ?? 0;
		}
	}
	const total = Object.values(erased).reduce((some, more) => some + more, 0);
	const [memberKey = ''] = keys;
	return { outcome: 'forgotten', memberKey, rows: erased, total, tracesLeft };
}

async function keysOrError(
	store: FindStore,
	member: MemberReference,
): Promise<readonly string[] | NotifyError> {
	try {
		return await findKeys(store, member);
	} catch (error) {
		if (error instanceof NotifyError) return error;
		throw error;
	}
}
