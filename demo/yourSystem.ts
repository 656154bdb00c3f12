// Answers: where do the demo's members come from? A little "your system" answers with the list of them.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleMember } from './sample/sample.ts';

export interface YourSystem {
	/** Where the list is, on this machine. */
	readonly membersUrl: string;
	close(): Promise<void>;
}

export async function startYourSystem(members: readonly SampleMember[]): Promise<YourSystem> {
	const list = members.map(({ memberId, email, name }) => ({ id: memberId, email, name }));
	const server = createServer((request, response) => {
		const isKnown = request.method === 'GET' && request.url === '/members';
		response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
		response.end(JSON.stringify(isKnown ? list : { message: 'There is only GET /members' }));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		membersUrl: `http://127.0.0.1:${port}/members`,
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}
