// Answers: may we listen on this port, and which one is free?
import { createServer } from 'node:net';
import { DemoProblem } from './problem.ts';

/** Throws where somebody else listens there. For 0 it answers with a port that is free. */
export async function requirePort(port: number, purpose: string, option: string): Promise<number> {
	try {
		const chosen = await listenOnce(port, '127.0.0.1');
		// "localhost" means either of the two, so another program on the other one would get our requests.
		await listenOnce(chosen, '::1').catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE') throw error;
		});
		return chosen;
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
		throw new DemoProblem(
			'port_taken',
			code === 'EACCES'
				? `Port ${port}, wanted for ${purpose}, may not be used by this account.`
				: `Port ${port}, wanted for ${purpose}, is taken by another program.`,
			`See who has it with "lsof -i :${port}" or "ss -ltnp" and end that program, or choose another port: npm run demo -- ${option} ${port + 1000}`,
			error,
		);
	}
}

async function listenOnce(port: number, host: string): Promise<number> {
	const server = createServer();
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
		});
	});
}
