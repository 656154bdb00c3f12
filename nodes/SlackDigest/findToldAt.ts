// Answers: when was it told, that it is too late to withdraw it?
import type { Engine, WhichInput } from '../../src/index';

/** Of the newest of them. Undefined where the decision log does not go back as far. */
export async function findToldAt(
	engine: Pick<Engine, 'why'>,
	which: WhichInput,
): Promise<number | undefined> {
	const { stories } = await engine.why({ ...which, most: 50 });
	const told = stories
		.flatMap(({ decisions }) => decisions)
		.filter(({ outcome }) => outcome === 'sent')
		.map(({ at }) => at);
	return told.length > 0 ? Math.max(...told) : undefined;
}
