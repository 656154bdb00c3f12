// Answers: what does `npm run bench` do? It measures, shows the rows, and fails where one is over its limit.
import { writeFileSync } from 'node:fs';
import { readArguments, usage } from './arguments.ts';
import { bundleMeasurements } from './bundle.ts';
import { measureAll } from './measureAll.ts';
import { judge } from './rows.ts';
import { tableOf } from './table.ts';

async function run(): Promise<number> {
	const { jsonFile, help } = readArguments(process.argv.slice(2));
	if (help) {
		console.log(usage);
		return 0;
	}
	const { folder, remove } = await bundleMeasurements();
	try {
		const rows = judge(await measureAll(folder, (line) => console.log(line)));
		console.log(`\n${tableOf(rows)}\n`);
		const ok = rows.every((row) => row.ok);
		const written = { measuredAt: new Date().toISOString(), ok, rows };
		if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(written, null, '\t')}\n`);
		if (!ok) console.error('At least one figure is over its limit.');
		return ok ? 0 : 1;
	} finally {
		await remove();
	}
}

process.exitCode = await run();
