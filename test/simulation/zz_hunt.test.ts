import { it } from 'vitest';
import { live } from './life';
import { appendFileSync } from 'node:fs';
it('hunts', async () => {
	const from = Number(process.env.HUNT_FROM ?? 1),
		count = Number(process.env.HUNT ?? 100);
	const codes: Record<string, number> = {};
	const all: Record<string, number> = {};
	let bad = 0;
	for (let seed = from; seed < from + count; seed++) {
		const life = await live({ seed });
		for (const code of life.errors) codes[code] = (codes[code] ?? 0) + 1;
		for (const [s, n] of Object.entries(life.seen)) all[s] = (all[s] ?? 0) + n;
		if (life.faults.length) {
			bad++;
			appendFileSync(
				'/tmp/hunt.log',
				`SEED ${seed} steps ${life.story.length}\n` +
					life.faults
						.slice(0, 3)
						.map((f) => '  ✗ ' + f)
						.join('\n') +
					'\n  last: ' +
					life.story
						.slice(-2)
						.map((s) => s.slice(0, 700))
						.join('\n        ') +
					'\n',
			);
		}
	}
	console.log(JSON.stringify({ bad, codes, all }));
}, 3_600_000);
