// Answers: which rule decides how often somebody is told?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frequencies, type Frequency } from '../../src/frequency/schedule';
import { preferenceRules, type PreferenceRule } from '../../src/outbox/notification';
import type { NotificationType } from '../../src/preferences/catalogue';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { mayNotify } from '../../src/preferences/mayNotify';
import type { Preferences } from '../../src/preferences/preferences';
import { anyPreferences } from './anyPreferences';

const assigned: NotificationType = {
	key: 'task.assigned',
	label: 'Task assigned',
	group: 'task',
	defaultFrequency: 'hourly',
	audience: 'members',
	mandatory: false,
	declared: true,
};
const mandatory: NotificationType = { ...assigned, mandatory: true };

function prefer(chosen: Partial<Preferences>): Preferences {
	return { groups: {}, types: {}, ...chosen };
}

/** The six choices in the order in which they are asked, each with a frequency or none. */
const ladder = [
	'own_type',
	'own_group',
	'own_everything',
	'workspace_type',
	'workspace_group',
	'workspace_everything',
] as const;

type Ladder = readonly (Frequency | undefined)[];

function ask(type: NotificationType, steps: Ladder, urgent = false) {
	const preferences = ([ofType, ofGroup, everything]: Ladder): Preferences => ({
		...(everything && { everything }),
		groups: ofGroup ? { task: ofGroup, document: 'weekly' } : { document: 'weekly' },
		types: ofType ? { 'task.assigned': ofType, 'task.due': 'weekly' } : { 'task.due': 'weekly' },
	});
	const own = preferences(steps.slice(0, 3));
	const workspace = preferences(steps.slice(3));
	return mayNotify({ type, urgent, own, workspace });
}

describe('What decides about a type', () => {
	it.each([
		['own_type', 'daily', ['daily', 'weekly', 'weekly', 'weekly', 'weekly', 'weekly']],
		['own_group', 'daily', [undefined, 'daily', 'weekly', 'weekly', 'weekly', 'weekly']],
		['own_everything', 'daily', [undefined, undefined, 'daily', 'weekly', 'weekly', 'weekly']],
		['workspace_type', 'daily', [undefined, undefined, undefined, 'daily', 'weekly', 'weekly']],
		['workspace_group', 'off', [undefined, undefined, undefined, undefined, 'off', 'weekly']],
		['workspace_everything', 'off', [undefined, undefined, undefined, undefined, undefined, 'off']],
		['type_default', 'hourly', []],
	] as const)('is %s, saying %s, where nothing before it speaks', (rule, frequency, steps) => {
		expect(ask(assigned, steps)).toEqual({ frequency, rule });
	});

	it('is the type’s own default where nobody chose anything', () => {
		expect(mayNotify({ type: assigned, urgent: false })).toEqual({
			frequency: 'hourly',
			rule: 'type_default',
		});
	});

	it('is the fallback, at once, for a type without a default', () => {
		expect(mayNotify({ type: createCatalogue().typeOf('invoice.paid'), urgent: false })).toEqual({
			frequency: 'immediate',
			rule: 'fallback',
		});
	});

	it('is a choice and never what objects have by nature, for a type that is called constructor', () => {
		const type = createCatalogue().typeOf('constructor');
		expect(mayNotify({ type, urgent: false, own: prefer({}), workspace: prefer({}) })).toEqual({
			frequency: 'immediate',
			rule: 'fallback',
		});
		expect(
			mayNotify({ type, urgent: false, own: prefer({ types: { constructor: 'daily' } as never }) }),
		).toEqual({ frequency: 'daily', rule: 'own_type' });
	});
});

describe('Urgent', () => {
	it('is told at once, whatever anybody chose', () => {
		fc.assert(
			fc.property(anyPreferences, anyPreferences, fc.boolean(), (own, workspace, isMandatory) => {
				const type = { ...assigned, mandatory: isMandatory };
				expect(mayNotify({ type, urgent: true, own, workspace })).toEqual({
					frequency: 'immediate',
					rule: 'urgent',
				});
			}),
		);
	});
});

describe('Everything off', () => {
	it('is one switch: it silences also the types and groups that were chosen one by one', () => {
		const own = prefer({
			everything: 'off',
			types: { 'task.assigned': 'immediate' },
			groups: { task: 'immediate' },
		});
		expect(mayNotify({ type: assigned, urgent: false, own })).toEqual({
			frequency: 'off',
			rule: 'own_everything',
		});
	});

	it('lets what is mandatory pass, as often as it is told without the switch, and what is urgent', () => {
		const own = prefer({ everything: 'off', groups: { task: 'weekly' } });
		const workspace = prefer({ everything: 'off' });
		expect(mayNotify({ type: mandatory, urgent: false, own, workspace })).toEqual({
			frequency: 'weekly',
			rule: 'own_group',
		});
		expect(
			mayNotify({ type: mandatory, urgent: false, own: prefer({ everything: 'off' }), workspace }),
		).toEqual({ frequency: 'hourly', rule: 'mandatory' });
		expect(mayNotify({ type: assigned, urgent: true, own, workspace })).toEqual({
			frequency: 'immediate',
			rule: 'urgent',
		});
	});

	it('silences nobody who chose otherwise where the workspace says it', () => {
		const workspace = prefer({ everything: 'off' });
		const own = prefer({ types: { 'task.assigned': 'daily' } });
		expect(mayNotify({ type: assigned, urgent: false, own, workspace })).toEqual({
			frequency: 'daily',
			rule: 'own_type',
		});
		expect(mayNotify({ type: assigned, urgent: false, workspace })).toEqual({
			frequency: 'off',
			rule: 'workspace_everything',
		});
	});

	it('is a choice for a single type as well, and leaves the others alone', () => {
		const own = prefer({ everything: 'daily', types: { 'task.assigned': 'off' } });
		expect(mayNotify({ type: assigned, urgent: false, own }).frequency).toBe('off');
		expect(mayNotify({ type: createCatalogue().typeOf('task.due'), urgent: false, own })).toEqual({
			frequency: 'daily',
			rule: 'own_everything',
		});
	});
});

describe('A mandatory type', () => {
	it('can be slowed down', () => {
		const own = prefer({ types: { 'task.assigned': 'weekly' } });
		expect(mayNotify({ type: mandatory, urgent: false, own })).toEqual({
			frequency: 'weekly',
			rule: 'own_type',
		});
	});

	it('does not hear off, and takes the next choice that says how often', () => {
		expect(ask(mandatory, ['off', 'off', 'off', 'off', 'daily', 'off'])).toEqual({
			frequency: 'daily',
			rule: 'workspace_group',
		});
		expect(ask(mandatory, ['weekly', undefined, 'off'])).toEqual({
			frequency: 'weekly',
			rule: 'own_type',
		});
	});

	it('is told as by default, because it is mandatory, where all choices are off', () => {
		expect(ask(mandatory, [undefined, undefined, 'off'])).toEqual({
			frequency: 'hourly',
			rule: 'mandatory',
		});
	});

	it('is told at once where its default is off or missing', () => {
		const immediate = { frequency: 'immediate', rule: 'mandatory' };
		const off = { ...mandatory, defaultFrequency: 'off' } as const;
		expect(ask(off, [])).toEqual(immediate);
		expect(ask({ ...mandatory, defaultFrequency: undefined }, ['off'])).toEqual(immediate);
	});

	it('is told by its default where nobody chose', () => {
		expect(ask(mandatory, [])).toEqual({ frequency: 'hourly', rule: 'type_default' });
	});
});

describe('The order of the rules', () => {
	it('is the one in which they are written down', () => {
		expect(preferenceRules.filter((rule) => (ladder as readonly string[]).includes(rule))).toEqual(
			ladder,
		);
	});

	// Each of the six may be silent, off, or one of two frequencies that tell the neighbours apart.
	const said = [undefined, 'off', 'daily', 'weekly'] as const;

	it('holds in all 4,096 combinations of what may be chosen, mandatory or not', () => {
		for (let n = 0; n < said.length ** ladder.length; n += 1) {
			const steps = ladder.map((_, i) => said[Math.floor(n / said.length ** i) % said.length]);
			for (const type of [assigned, mandatory]) {
				expect(ask(type, steps), `${type.mandatory} ${steps}`).toEqual(expected(type, steps));
			}
		}
	});

	function expected(type: NotificationType, steps: Ladder) {
		const answer = (rule: PreferenceRule, frequency: Frequency | undefined) => ({
			frequency,
			rule,
		});
		if (!type.mandatory) {
			if (steps[2] === 'off') return answer('own_everything', 'off');
			const first = steps.findIndex((step) => step !== undefined);
			return first < 0 ? answer('type_default', 'hourly') : answer(ladder[first]!, steps[first]);
		}
		const first = steps.findIndex((step) => step !== undefined && step !== 'off');
		if (first >= 0) return answer(ladder[first]!, steps[first]);
		return answer(steps.includes('off') ? 'mandatory' : 'type_default', 'hourly');
	}

	it('lets the first that speaks win, for every built-in type and any choices', () => {
		const anyType = fc.constantFrom(...createCatalogue().types);
		fc.assert(
			fc.property(anyPreferences, anyPreferences, anyType, (own, workspace, type) => {
				const { key, group, defaultFrequency } = type;
				const first =
					(own.everything === 'off' ? 'off' : undefined) ??
					own.types[key] ??
					own.groups[group] ??
					own.everything ??
					workspace.types[key] ??
					workspace.groups[group] ??
					workspace.everything ??
					defaultFrequency;
				expect(mayNotify({ type, urgent: false, own, workspace }).frequency).toBe(first);
			}),
		);
	});

	it('never silences a mandatory type, whatever its default and anybody’s choices', () => {
		const anyDefault = fc.constantFrom(undefined, ...frequencies);
		fc.assert(
			fc.property(
				anyPreferences,
				anyPreferences,
				anyDefault,
				(own, workspace, defaultFrequency) => {
					const type = { ...mandatory, defaultFrequency };
					expect(mayNotify({ type, urgent: false, own, workspace }).frequency).not.toBe('off');
				},
			),
		);
	});
});
