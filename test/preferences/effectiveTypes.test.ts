// Answers: what follows from somebody's preferences for each type?
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCatalogue } from '../../src/preferences/createCatalogue';
import { effectiveTypes } from '../../src/preferences/effectiveTypes';
import { mayNotify } from '../../src/preferences/mayNotify';
import { anyPreferences } from './anyPreferences';

const catalogue = createCatalogue();
const nothing = { groups: {}, types: {} };

describe('The effective frequencies', () => {
	it('are the types’ own defaults, in the catalogue’s order, where nobody chose', () => {
		expect(effectiveTypes(catalogue, {})).toEqual(
			catalogue.types.map(({ key }) => ({
				type: key,
				frequency: 'immediate',
				rule: 'type_default',
			})),
		);
	});

	it('name the rule that spoke for each type', () => {
		const own = { ...nothing, everything: 'daily', types: { 'task.due': 'off' } } as const;
		const effective = effectiveTypes(catalogue, { own });
		const of = (type: string) => effective.find((entry) => entry.type === type);
		expect(of('task.due')).toEqual({ type: 'task.due', frequency: 'off', rule: 'own_type' });
		expect(of('job.hired')).toEqual({
			type: 'job.hired',
			frequency: 'daily',
			rule: 'own_everything',
		});
	});

	it('end with the types that nobody declared and somebody chose, by key and each once', () => {
		const own = { ...nothing, types: { 'b.c': 'daily', constructor: 'weekly' } } as const;
		const workspace = { ...nothing, types: { 'a.b.c': 'off', 'b.c': 'off' } } as const;
		const effective = effectiveTypes(catalogue, { own, workspace });
		expect(effective.slice(catalogue.types.length)).toEqual([
			{ type: 'a.b.c', frequency: 'off', rule: 'workspace_type' },
			{ type: 'b.c', frequency: 'daily', rule: 'own_type' },
			{ type: 'constructor', frequency: 'weekly', rule: 'own_type' },
		]);
	});

	it('are what an event that is not urgent would get', () => {
		fc.assert(
			fc.property(anyPreferences, anyPreferences, (own, workspace) => {
				for (const { type, ...answer } of effectiveTypes(catalogue, { own, workspace })) {
					const asked = { type: catalogue.typeOf(type), urgent: false, own, workspace };
					expect(mayNotify(asked)).toEqual(answer);
				}
			}),
		);
	});
});
