// Answers: what does the demo get from "your system"? A little server has the members, and a report with its PDF.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SampleReport } from './sample/report.ts';
import type { SampleMember } from './sample/sample.ts';

export interface YourSystem {
	/** Where the list is, on this machine. */
	readonly membersUrl: string;
	readonly reportUrl: string;
	readonly pdfUrl: string;
	/** What the report says from now on. */
	publish(report: SampleReport): void;
	close(): Promise<void>;
}

interface Answer {
	type: string;
	body: string;
	fileName?: string;
}

export async function startYourSystem(members: readonly SampleMember[]): Promise<YourSystem> {
	const list = members.map(({ memberId, email, name }) => ({ id: memberId, email, name }));
	const answers = new Map<string, Answer>([['/members', json(list)]]);
	const server = createServer((request, response) => {
		const known = request.method === 'GET' ? answers.get(request.url ?? '') : undefined;
		const paths = [...answers.keys()].join(', ');
		const { type, body, fileName } = known ?? json({ message: `There is only GET ${paths}` });
		response.writeHead(known ? 200 : 404, {
			'content-type': type,
			...(fileName && { 'content-disposition': `attachment; filename="${fileName}"` }),
		});
		response.end(body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	const url = `http://127.0.0.1:${port}`;
	return {
		membersUrl: `${url}/members`,
		reportUrl: `${url}/reports/pipeline`,
		pdfUrl: `${url}/reports/pipeline.pdf`,
		publish({ pdf, ...report }) {
			answers.set('/reports/pipeline', json(report));
			const fileName = 'pipeline.pdf';
			answers.set(`/reports/${fileName}`, { type: 'application/pdf', body: pdf, fileName });
		},
		async close() {
			server.close();
			server.closeAllConnections();
			await once(server, 'close');
		},
	};
}

function json(value: unknown): Answer {
	return { type: 'application/json', body: JSON.stringify(value) };
}
