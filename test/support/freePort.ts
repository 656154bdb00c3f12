// Answers: which port is free on this machine right now?
import { createServer, type AddressInfo } from 'node:net';

export async function findFreePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	await new Promise((resolve) => server.close(resolve));
	return port;
}
