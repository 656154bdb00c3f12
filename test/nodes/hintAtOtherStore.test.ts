// Answers: does a person hear that two nodes keep one workspace in two stores, and only then?
import { describe, expect, it } from 'vitest';
import { hintAtOtherStore } from '../../nodes/shared/engine/hintAtOtherStore';

const file = { kind: 'file', path: '/store.sqlite' } as const;
const postgres = { kind: 'postgres', settings: { password: 'the-secret' } as never } as const;

/** A run that collects its hints, or a list in the editor, which has none. */
function run() {
	const hints: { message: string }[] = [];
	const addExecutionHints = (...some: { message: string }[]) => void hints.push(...some);
	return { hints, context: { addExecutionHints } as never };
}

describe('the hint at another store', () => {
	it('is not there while all nodes use a file, or all of them PostgreSQL', () => {
		const { hints, context } = run();
		hintAtOtherStore(context, 'T-FILE', file);
		hintAtOtherStore(context, 'T-FILE', file);
		hintAtOtherStore(context, 'T-POSTGRES', postgres);
		hintAtOtherStore(context, 'T-POSTGRES', postgres);
		expect(hints).toEqual([]);
	});

	it('is for the run that uses a file where PostgreSQL was used for the workspace, once', () => {
		hintAtOtherStore(run().context, 'T1', postgres);
		const { hints, context } = run();
		hintAtOtherStore(context, 'T1', file);
		hintAtOtherStore(context, 'T1', file);
		expect(hints).toMatchObject([{ type: 'warning', location: 'outputPane' }]);
		expect(hints[0]?.message).toContain('may be told twice');
		expect(hints[0]?.message).toContain('Slack Notify Postgres API');
		expect(JSON.stringify(hints)).not.toContain('the-secret');
		const another = run();
		hintAtOtherStore(another.context, 'T1', file);
		expect(another.hints).toHaveLength(1);
	});

	it('is not there for another workspace, nor where the file came first', () => {
		hintAtOtherStore(run().context, 'T2', postgres);
		const { hints, context } = run();
		hintAtOtherStore(context, 'T3', file);
		hintAtOtherStore(context, 'T3', postgres);
		expect(hints).toEqual([]);
	});

	it('fills no list in the editor', () => {
		hintAtOtherStore({} as never, 'T4', postgres);
		expect(() => hintAtOtherStore({} as never, 'T4', file)).not.toThrow();
	});
});
