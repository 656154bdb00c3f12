// Answers: may we tell this recipient about this type, how often, and which rule says so?
import type { Frequency } from '../frequency/schedule';
import type { PreferenceRule } from '../outbox/notification';
import type { NotificationType } from './catalogue';
import type { Preferences } from './preferences';

export interface MayNotifyQuestion {
	type: NotificationType;
	urgent: boolean;
	/** What the recipient chose: a member or a channel. */
	own?: Preferences;
	/** What holds for everybody in the workspace who did not choose. */
	workspace?: Preferences;
}

export interface MayNotifyAnswer {
	frequency: Frequency;
	rule: PreferenceRule;
}

/**
 * Urgent is told at once. Then the recipient's one switch: `everything: off` silences every type, also
 * those chosen one by one, because who turns everything off expects silence. Any other value of
 * `everything` is a default below the choices for a type and for its group. Else the first that speaks,
 * in the order of preferenceRules. The workspace's `off` for everything is a default like the others:
 * it silences nobody who chose otherwise. A mandatory type does not hear `off`, whoever says it.
 */
export function mayNotify(question: MayNotifyQuestion): MayNotifyAnswer {
	const { type, urgent, own } = question;
	if (urgent) return { frequency: 'immediate', rule: 'urgent' };
	if (own?.everything === 'off' && !type.mandatory) {
		return { frequency: 'off', rule: 'own_everything' };
	}
	const choices = choicesAbout(question);
	const heard = choices.find(({ frequency }) => !(type.mandatory && frequency === 'off'));
	if (heard) return heard;
	const { defaultFrequency } = type;
	if (type.mandatory && (choices.length > 0 || defaultFrequency === 'off')) {
		return { frequency: activeOrImmediate(defaultFrequency), rule: 'mandatory' };
	}
	if (defaultFrequency) return { frequency: defaultFrequency, rule: 'type_default' };
	return { frequency: 'immediate', rule: 'fallback' };
}

/** All that was chosen about the type, the first to be asked first. */
function choicesAbout({ type, own, workspace }: MayNotifyQuestion): MayNotifyAnswer[] {
	const asked: [PreferenceRule, Frequency | undefined][] = [
		['own_type', chosen(own?.types, type.key)],
		['own_group', chosen(own?.groups, type.group)],
		['own_everything', own?.everything],
		['workspace_type', chosen(workspace?.types, type.key)],
		['workspace_group', chosen(workspace?.groups, type.group)],
		['workspace_everything', workspace?.everything],
	];
	return asked.flatMap(([rule, frequency]) => (frequency ? [{ frequency, rule }] : []));
}

function chosen(choices: Record<string, Frequency> | undefined, key: string) {
	// A type may be called `constructor`, which every object answers to.
	return choices && Object.hasOwn(choices, key) ? choices[key] : undefined;
}

function activeOrImmediate(frequency: Frequency | undefined): Frequency {
	return frequency === undefined || frequency === 'off' ? 'immediate' : frequency;
}
