// Answers: which Slack user does a person mean, and can that one be told anything?
import { BadInput } from '../errors';
import { emailKey } from './email';
import { connectedIsBelievedMs, isWithin } from './howToLook';
import { findObstacle } from './matching/judgeAccount';
import type { SlackUser } from './member';
import type { MembersParts } from './parts';
import type { SlackUserReference } from './requests';

const field = 'Slack User';
const userId = /^[UW][A-Z0-9]{2,}$/;

/** Asks Slack unless the directory was walked within a day. Throws BadInput where there is no such user, or none to be told. */
export async function findSlackUser(
	parts: MembersParts,
	reference: SlackUserReference,
): Promise<SlackUser> {
	const user =
		reference.kind === 'id'
			? await findById(parts, reference.id)
			: await findByEmail(parts, reference.email);
	if (!findObstacle(user, parts.matching.rules)) return user;
	throw cannotBeTold(user);
}

async function findById(parts: MembersParts, raw: unknown): Promise<SlackUser> {
	const id = typeof raw === 'string' ? raw.trim() : '';
	if (!userId.test(id)) {
		throw new BadInput('slack_user_malformed', `“${id.slice(0, 80)}” is no ID of a Slack user`, {
			field,
			hint: 'It looks like U0123456789: in Slack, open the profile, then ⋮ and “Copy member ID”.',
		});
	}
	const [known] = await parts.store.findUsersById([id]);
	const user = known && (await isFresh(parts)) ? known : await parts.slack.findUserById(id);
	return remember(parts, user, `No Slack user in this workspace has the ID ${id}`);
}

async function findByEmail(parts: MembersParts, raw: unknown): Promise<SlackUser> {
	const email = typeof raw === 'string' ? emailKey(raw) : undefined;
	if (email === undefined) {
		throw new BadInput('slack_email_malformed', 'There is no e-mail address to look for in Slack', {
			field,
			hint: 'Give the e-mail of the Slack account, such as ana@acme.com.',
		});
	}
	const found = await parts.slack.findUserByEmail(email);
	return remember(parts, found, `No Slack account in use has the e-mail ${email}`);
}

async function remember(
	{ store, clock }: MembersParts,
	user: SlackUser | undefined,
	says: string,
): Promise<SlackUser> {
	if (!user) {
		const hint = 'Check it for a slip of the pen, or choose the person from the list.';
		throw new BadInput('slack_user_unknown', says, { field, hint });
	}
	await store.rememberUsers([user], clock.now());
	return user;
}

async function isFresh({ store, clock }: MembersParts): Promise<boolean> {
	const { walkedAt } = await store.directoryState();
	return isWithin(connectedIsBelievedMs, walkedAt, clock.now());
}

const kinds = {
	person: ['a person', ''],
	guest: ['a guest', 'Include Guests'],
	bot: ['a bot', 'Include Bots'],
	stranger: ['of another workspace', 'Include Other Workspaces'],
} as const;

function cannotBeTold({ id, name, kind, deactivated }: SlackUser): BadInput {
	if (deactivated) {
		return new BadInput('user_deactivated', `${name} (${id}) is deactivated in Slack`, {
			field,
			hint: 'Messages to it would be read by nobody. Choose the account that is in use.',
		});
	}
	const [is, option] = kinds[kind];
	return new BadInput(`user_is_${kind}`, `${name} (${id}) is ${is} in Slack`, {
		field,
		hint: option
			? `If it is to be told all the same, turn on ${option} in the credential.`
			: 'Choose another account.',
	});
}
