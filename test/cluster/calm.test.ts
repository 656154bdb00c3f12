import { expect, it } from 'vitest';
import { missedIn } from '../../cluster/calm';

const figures = {
	'notifications handed in': 2_000,
	told: 2_000,
	'messages in Slack': 1_500,
	'workers killed': 14,
	'restarts of PostgreSQL': 2,
	'restarts of Redis': 2,
	'answers of Slack’s that got lost': 18,
	'look-ups in Slack': 24,
	'webhook calls repeated': 3,
};

it('a run in which all of it happened proves something', () => {
	expect(missedIn(figures)).toEqual([]);
});

it.each(['workers killed', 'restarts of Redis', 'look-ups in Slack'])(
	'a run without %s proves nothing, and says so',
	(name) => {
		expect(missedIn({ ...figures, [name]: 0 })).toEqual([expect.stringContaining(name)]);
	},
);

it('a run without a digest proves nothing', () => {
	expect(missedIn({ ...figures, 'messages in Slack': 2_000 })).toHaveLength(1);
});

it('a short run is not asked for any', () => {
	expect(missedIn({ 'notifications handed in': 50 })).toEqual([]);
});
