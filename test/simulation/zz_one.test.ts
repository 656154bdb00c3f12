import { it } from 'vitest';
import { live } from './life';
it('one', async () => {
	const life = await live({ seed: Number(process.env.SEED) });
	console.log(life.faults.join('\n') + '\n' + life.story.join('\n'));
}, 3_600_000);
