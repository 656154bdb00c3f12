// Answers: does "your system" of the demo answer as the example workflow asks it?
import { expect, it } from 'vitest';
import { startYourSystem } from '../../demo/yourSystem.ts';

it('the list names each member by id, email and name, and nothing else is there', async () => {
	const system = await startYourSystem([{ memberId: '7', email: 'ana@acme.example', name: 'Ana' }]);
	try {
		const list = await (await fetch(system.membersUrl)).json();
		expect(list).toEqual([{ id: '7', email: 'ana@acme.example', name: 'Ana' }]);
		expect((await fetch(new URL('/', system.membersUrl))).status).toBe(404);
	} finally {
		await system.close();
	}
	await expect(fetch(system.membersUrl)).rejects.toThrow();
});
