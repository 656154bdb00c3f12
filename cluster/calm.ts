// Answers: did enough happen in the run for it to prove anything?

const wanted = [
	'workers killed',
	'restarts of PostgreSQL',
	'restarts of Redis',
	'answers of Slack’s that got lost',
	'look-ups in Slack',
	'webhook calls repeated',
];

/** A short run is a look at how it goes, and no proof. */
const fewest = 1_000;

/** By the figures of a run. */
export function missedIn(figures: Readonly<Record<string, number>>): string[] {
	const {
		told = 0,
		'messages in Slack': messages = 0,
		'notifications handed in': all = 0,
	} = figures;
	if (all < fewest) return [];
	const missed = wanted.filter((name) => !figures[name]).map((name) => `${name}: none`);
	if (messages >= told) missed.push('digests: none');
	return missed.map(
		(each) => `The run proves nothing, because there were too few of something: ${each}`,
	);
}
