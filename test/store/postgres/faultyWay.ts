// Answers: what if the connection breaks in the very moment of a commit? A way to the server that does so when told to.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import type { PostgresSettings } from '../../../src/index';

/** `lost`: the server never hears of the commit. `unanswered`: it does, and nobody hears what it says. */
export type Fault = 'lost' | 'unanswered';

export interface FaultyWay {
	settings: PostgresSettings;
	/** With the next commit the connection breaks. What comes after it waits until `then` is done. */
	breakOnce(fault: Fault, then?: () => Promise<unknown>): void;
	/** How often it broke. */
	broken(): number;
	close(): Promise<void>;
}

/** As pg sends it: a simple query. */
const commit = Buffer.from('Q\0\0\0\x0bcommit\0', 'latin1');

export async function openFaultyWay(settings: PostgresSettings): Promise<FaultyWay> {
	let armed: { fault: Fault; then: () => Promise<unknown> } | undefined;
	let broken = 0;
	let open: Promise<unknown> = Promise.resolve();
	const sockets = new Set<Socket>();
	const server = createServer(async (near) => {
		await open;
		const far = connect(settings.port, settings.host);
		const breakOff = () => {
			near.destroy();
			far.destroy();
		};
		for (const socket of [near, far]) {
			sockets.add(socket);
			socket.on('error', breakOff);
			socket.on('close', breakOff);
		}
		let isAnswerLost = false;
		near.on('data', (chunk) => {
			if (armed === undefined || !commit.equals(chunk)) return far.write(chunk);
			const { fault, then } = armed;
			armed = undefined;
			broken++;
			isAnswerLost = true;
			if (fault === 'unanswered') far.write(chunk);
			else breakOff();
			if (fault === 'lost') open = then();
			else open = new Promise((resolve) => far.once('data', resolve)).then(then);
			return undefined;
		});
		far.on('data', (chunk) => (isAnswerLost ? breakOff() : near.write(chunk)));
	});
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		settings: { ...settings, port },
		breakOnce: (fault, then = async () => {}) => (armed = { fault, then }),
		broken: () => broken,
		async close() {
			for (const socket of sockets) socket.destroy();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}
