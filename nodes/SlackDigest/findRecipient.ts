// Answers: how does the engine know the recipient that was chosen in the form?
import { BadInput } from '../../src/index';
import type { Engine, RecipientInput } from '../../src/index';
import { looksLikeEmail } from '../shared/parameters/readLocator';
import type { ChosenRecipient } from './readRecipient';

const pageSize = 500;

/** Throws BadInput for a member ID that nobody has seen. */
export async function findRecipient(
	engine: Pick<Engine, 'listMembers'>,
	chosen: ChosenRecipient | undefined,
): Promise<RecipientInput | undefined> {
	if (chosen?.kind !== 'member') return chosen;
	const { member } = chosen;
	if (member.kind === 'given') return { kind: 'member', email: member.email };
	const { key } = member;
	// Who is known by nothing but the e-mail has it for a key.
	if (looksLikeEmail(key)) return { kind: 'member', email: key };
	return { kind: 'member', email: await findEmail(engine, String(key).trim()), memberId: key };
}

/** The engine identifies people by e-mail, and the list gives the key. */
async function findEmail(engine: Pick<Engine, 'listMembers'>, key: string): Promise<string> {
	let cursor: string | undefined;
	do {
		const page = await engine.listMembers({ text: key, limit: pageSize, cursor, suggest: false });
		const found = page.items.find(({ mapping }) => mapping.member.key === key);
		if (found) return found.mapping.member.email;
		cursor = page.nextCursor;
	} while (cursor !== undefined);
	throw new BadInput('member_unknown', `Nobody has seen a member with the ID ${key} yet`, {
		field: 'Member',
		hint: 'Choose one from the list, or give the e-mail address',
	});
}
