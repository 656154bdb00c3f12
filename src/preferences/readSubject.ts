// Answers: whose preferences does an entry of an import say it has?
import { BadInput } from '../errors';
import { isEmptyText } from './isEmptyText';
import { showRaw } from './showRaw';
import type { SubjectInput } from './requests';

const names = ['email', 'id'];

type Subject<K extends SubjectInput['kind']> = Extract<SubjectInput, { kind: K }>;

// A table has a column for each kind of subject, and leaves all but one empty: null says nothing.

/** The e-mail, or `{ email, id }`, or `{ id }` of a member that is known already. Whether the e-mail is one is asked where the member is looked for. */
export function readMemberName(raw: unknown): Subject<'member'> | undefined {
	if (raw === null) return undefined;
	if (typeof raw === 'string' && raw.trim() !== '') return { kind: 'member', email: raw };
	if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
		throw malformed(`${showRaw(raw)} can’t name a member`);
	}
	const stranger = Object.keys(raw).find((key) => !names.includes(key));
	if (stranger !== undefined) {
		throw malformed(`A member is named by email and id, not by ${showRaw(stranger)}`);
	}
	const { email, id } = raw as { email?: unknown; id?: unknown };
	if (!isNothing(email) && typeof email !== 'string') {
		throw malformed(`${showRaw(email)} is no e-mail of a member`);
	}
	if (isNothing(email) && isNothing(id)) throw malformed('Neither email nor id says which member');
	return {
		kind: 'member',
		...(!isNothing(email) && { email }),
		...(!isNothing(id) && { memberId: id }),
	};
}

/** Whether there is such a channel is asked in Slack. */
export function readChannelName(raw: unknown): Subject<'channel'> | undefined {
	if (raw === null) return undefined;
	if (typeof raw === 'string' && raw.trim() !== '') return { kind: 'channel', channel: raw };
	throw new BadInput('channel_malformed', `${showRaw(raw)} can’t name a channel`, {
		field: 'Channel',
		hint: 'Give an ID such as C0123456789, a name such as #general, or the link that Slack copies.',
	});
}

export function readWorkspace(raw: unknown): Subject<'workspace'> | undefined {
	if (raw === null) return undefined;
	if (raw === true) return { kind: 'workspace' };
	throw new BadInput('workspace_malformed', `${showRaw(raw)} does not say whose preferences`, {
		field: 'Workspace',
		hint: 'Write "workspace": true for what holds for whoever has not chosen, or leave it out.',
	});
}

function isNothing(value: unknown): boolean {
	return value === undefined || value === null || isEmptyText(value);
}

function malformed(message: string): BadInput {
	return new BadInput('member_malformed', message, {
		field: 'Member',
		hint: 'Name a member by e-mail, as in "ana@acme.com", or as in { "email": "ana@acme.com", "id": "u-17" }; one that is known already by the ID alone, too.',
	});
}
