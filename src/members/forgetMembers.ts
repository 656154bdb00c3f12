// Answers: is everything gone that is kept of these members?
import { NotifyError } from '../errors';
import type { ForgottenRows, Store } from '../store/contract';
import { findKeys } from './findReferenced';
import type { ForgetAnswer, ForgottenMember, MemberReference } from './requests';

export interface ForgetParts {
	store: Pick<Store, 'forgetMembers' | 'findMappings' | 'listMappings'>;
}

/** Answers come in the order of the input. A member that cannot be read stops no other. */
export async function forgetMembers(
	{ store }: ForgetParts,
	members: readonly MemberReference[],
): Promise<ForgetAnswer[]> {
	const keysOf: (readonly string[] | NotifyError)[] = [];
	for (const member of members) keysOf.push(await keysOrError(store, member));
	const keys = [...new Set(keysOf.flatMap((each) => (each instanceof NotifyError ? [] : each)))];
	const rows = keys.length > 0 ? await store.forgetMembers(keys) : new Map();
	return keysOf.map((each): ForgetAnswer => {
		if (each instanceof NotifyError) return { outcome: 'error', error: each };
		return sum(showForgotten(each, rows));
	});
}

export function showForgotten(
	keys: readonly string[],
	rows: ReadonlyMap<string, ForgottenRows>,
): ForgottenMember[] {
	return keys.map((memberKey) => {
		const erased = rows.get(memberKey) ?? nothing;
		const total = Object.values(erased).reduce((some, more) => some + more, 0);
		return { outcome: 'forgotten', memberKey, rows: erased, total };
	});
}

const nothing: ForgottenRows = {
	mapping: 0,
	directory: 0,
	preferences: 0,
	notifications: 0,
	decisions: 0,
	deliveries: 0,
	pace: 0,
};

/** One e-mail may have been a member by itself and by an ID: one answer for both. */
function sum(all: readonly ForgottenMember[]): ForgottenMember {
	const rows = { ...nothing };
	for (const each of all) {
		for (const kind of Object.keys(rows) as (keyof ForgottenRows)[]) rows[kind] += each.rows[kind];
	}
	const total = all.reduce((some, each) => some + each.total, 0);
	return {
		outcome: 'forgotten',
		memberKey: all.map((each) => each.memberKey).join(', '),
		rows,
		total,
	};
}

async function keysOrError(
	store: ForgetParts['store'],
	member: MemberReference,
): Promise<readonly string[] | NotifyError> {
	try {
		return await findKeys(store, member);
	} catch (error) {
		if (error instanceof NotifyError) return error;
		throw error;
	}
}
