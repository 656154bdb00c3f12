// Answers: does "your system" of the demo answer as the example workflow asks it?
import { expect, it } from 'vitest';
import { readSample } from '../../demo/sample/sample.ts';
import { startYourSystem } from '../../demo/yourSystem.ts';

it('the list names each member by id, email and name, and nothing else is there', async () => {
	const system = await startYourSystem([{ memberId: '7', email: 'ana@acme.example', name: 'Ana' }]);
	try {
		const list = await (await fetch(system.membersUrl)).json();
		expect(list).toEqual([{ id: '7', email: 'ana@acme.example', name: 'Ana' }]);
		for (const url of [new URL('/', system.membersUrl), system.reportUrl, system.pdfUrl]) {
			expect((await fetch(url)).status).toBe(404);
		}
	} finally {
		await system.close();
	}
	await expect(fetch(system.membersUrl)).rejects.toThrow();
});

it('the report says what was published last, and its PDF comes as a file with a name', async () => {
	const system = await startYourSystem([]);
	try {
		for (const { pdf, ...report } of readSample().reports.states) {
			system.publish({ pdf, ...report });
			expect(await (await fetch(system.reportUrl)).json()).toEqual(report);
			const file = await fetch(system.pdfUrl);
			expect(await file.text()).toBe(pdf);
			expect(file.headers.get('content-type')).toBe('application/pdf');
			expect(file.headers.get('content-disposition')).toContain('"pipeline.pdf"');
		}
	} finally {
		await system.close();
	}
});
