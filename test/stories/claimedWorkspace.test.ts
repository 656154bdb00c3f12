import { expect, it } from 'vitest';
import { person } from '../support/strictSlack/people';
import { startStrictSlack } from '../support/strictSlack/startStrictSlack';
import { choose, day, member, minute, openWorld, tell } from './world';

const timeLimitMs = 10 * minute;

it('a server that claims to be the workspace is told nothing of what waits in it, and learns nothing', async () => {
	const world = await openWorld({ users: [person('ana')] });
	await choose(world, 'ana', 'daily');
	await world.engine.notify([tell('ana', 'E1')], { timeLimitMs });
	const impostor = await startStrictSlack({ users: [person('ana')], now: world.clock.now });
	try {
		const theirs = await world.another({ server: impostor });
		expect(theirs.workspace.id).toBe(world.engine.workspace.id);
		world.clock.pass(2 * day);
		await theirs.sendDue({ timeLimitMs });
		expect(impostor.messages).toEqual([]);
		expect(await theirs.why({ recipient: member('ana'), most: 10 })).toMatchObject({
			stories: [],
		});
	} finally {
		await impostor.close();
	}
	await world.engine.sendDue({ timeLimitMs });
	expect(world.slack.messages).toHaveLength(1);
});
