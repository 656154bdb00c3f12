// Answers: which notification type, or which group of them, is meant by this key?
import { BadInput } from '../errors';
import type { Catalogue, NotificationType } from './catalogue';
import { nearest } from './nearest';
import { showRaw } from './showRaw';

export const longestTypeKey = 80;

/** Lower-case words and digits, joined by dots, dashes or underscores. */
export const typeKeyPattern = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;

/** True for what typeKeyPattern describes, at most 80 characters long. Groups have the same kind of key. */
export function isTypeKey(key: unknown): key is string {
	return typeof key === 'string' && key.length <= longestTypeKey && typeKeyPattern.test(key);
}

/** Throws BadInput where the key is missing or malformed. One that nobody declared is taken under the defaults. */
export function readType(raw: unknown, catalogue: Catalogue): NotificationType {
	return catalogue.typeOf(readTypeKey(raw));
}

export function readTypeKey(raw: unknown): string {
	if (raw === undefined || raw === null || raw === '') {
		throw new BadInput('type_missing', 'There is no notification type', {
			field: 'Notification Type',
			hint: 'Choose a type, or give the key of one, as in task.assigned.',
		});
	}
	if (isTypeKey(raw)) return raw;
	throw new BadInput('type_malformed', `${showRaw(raw)} can’t be the key of a type`, {
		field: 'Notification Type',
		hint: `Use lower-case words joined by dots, dashes or underscores, as in task.assigned: at most ${longestTypeKey} characters.`,
	});
}

/** Throws BadInput where no group has the key. */
export function readGroup(raw: unknown, catalogue: Catalogue): string {
	const keys = catalogue.groups.map(({ key }) => key);
	if (typeof raw === 'string' && keys.includes(raw)) return raw;
	const meant = typeof raw === 'string' ? nearest(raw, keys) : undefined;
	throw new BadInput('group_unknown', `${showRaw(raw)} is no group of notification types`, {
		field: 'Group',
		hint: `${meant === undefined ? '' : `Did you mean ${meant}? `}Use one of: ${keys.join(', ')}.`,
	});
}
