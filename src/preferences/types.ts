// Answers: which notification type is meant by this key?
import { closest } from 'fastest-levenshtein';
import { BadInput } from '../errors';
import { builtInTypes, groupLabels, type GroupKey, type NotificationType } from './catalogue';
import { showRaw } from './showRaw';

export type { NotificationType } from './catalogue';

export interface TypeRules {
	/** False: a type that is in no catalogue is refused as a likely slip of the pen. */
	acceptUnknownTypes: boolean;
}

const typesByKey = new Map(builtInTypes.map((type) => [type.key, type]));
const groupsByFirstWord = new Map(builtInTypes.map(({ key, group }) => [firstWord(key), group]));
const knownKeys = [...typesByKey.keys()];
const longestTypeKey = 80;

/** True for lower-case words and digits, joined by dots, dashes or underscores: at most 80 characters. */
export function isTypeKey(key: unknown): key is string {
	return (
		typeof key === 'string' &&
		key.length <= longestTypeKey &&
		/^[a-z0-9]+(?:[._-][a-z0-9]+)*$/.test(key)
	);
}

export function findType(key: string): NotificationType | undefined {
	return typesByKey.get(key);
}

/**
 * A type that is in no catalogue: optional, without a default of its own. It joins the group of the
 * declared types that begin with the same word, so that whoever mutes tasks has muted `task.escalated` too.
 */
export function undeclaredType(key: string): NotificationType {
	const words = key.replace(/[._-]/g, ' ');
	return {
		key,
		label: words.charAt(0).toUpperCase() + words.slice(1),
		group: groupsByFirstWord.get(firstWord(key)) ?? 'other',
		mandatory: false,
	};
}

export function isGroupKey(key: unknown): key is GroupKey {
	return typeof key === 'string' && Object.hasOwn(groupLabels, key);
}

/** The group's name for people. */
export function groupLabel(group: string): string {
	return isGroupKey(group) ? groupLabels[group] : group;
}

/** Throws BadInput where the key is malformed, or unknown where unknown ones are refused. */
export function readType(raw: unknown, { acceptUnknownTypes }: TypeRules): NotificationType {
	if (raw === undefined || raw === null || raw === '') {
		throw new BadInput('type_missing', 'There is no notification type', {
			field: 'Notification Type',
			hint: 'Choose a type, or give the key of one, as in task.assigned.',
		});
	}
	if (!isTypeKey(raw)) {
		throw new BadInput('type_malformed', `${showRaw(raw)} can’t be the key of a type`, {
			field: 'Notification Type',
			hint: `Use lower-case words joined by dots, dashes or underscores, as in task.assigned: at most ${longestTypeKey} characters.`,
		});
	}
	const known = findType(raw);
	if (known) return known;
	if (acceptUnknownTypes) return undeclaredType(raw);
	throw new BadInput('type_unknown', `No notification type has the key ${showRaw(raw)}`, {
		field: 'Notification Type',
		hint: `Did you mean ${closest(raw, knownKeys)}? There are also: ${likelyKeys(raw).join(', ')}. For a type of your own, turn on the option Accept Unknown Types.`,
	});
}

/** Throws BadInput where no group has the key. */
export function readGroup(raw: unknown): GroupKey {
	if (isGroupKey(raw)) return raw;
	throw new BadInput('group_unknown', `${showRaw(raw)} is no group of notification types`, {
		field: 'Group',
		hint: `Use one of: ${Object.keys(groupLabels).join(', ')}.`,
	});
}

/** The keys of the group that the key's first word points at; all of them where it points at none. */
function likelyKeys(key: string): string[] {
	const { group } = undeclaredType(key);
	const likely = builtInTypes.filter((type) => type.group === group);
	return (likely.length > 0 ? likely : builtInTypes).map((type) => type.key);
}

function firstWord(key: string): string {
	return key.split('.', 1)[0] ?? key;
}
