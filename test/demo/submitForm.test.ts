// Answers: is a form filled in as a browser does it, up to the page that ends it?
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { submitForm } from '../../demo/submitForm.ts';

let server: Server;
let url: string;
let asked: string[];
/** What the workflow behind the form is, one answer after the other. */
let statuses: string[];

beforeEach(async () => {
	asked = [];
	server = createServer(async (request, response) => {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		asked.push(`${request.method} ${request.url}`);
		const fields = Buffer.concat(chunks).toString();
		if (request.url?.startsWith('/form/')) {
			asked.push(
				...Array.from(fields.matchAll(/name="field-\d"\r\n\r\n[^\r]*/g), ([field]) => field),
			);
			response.end(JSON.stringify({ formWaitingUrl: `${url}/form-waiting/5?signature=s` }));
		} else if (request.url?.includes('execution-status')) response.end(statuses.shift());
		else response.end('<style>b{}</style><p>Connected to <b>Ana</b></p><script>x()</script>');
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
	server.close();
	server.closeAllConnections();
});

const submit = () => submitForm({ url }, 'a/form', ['one', 'two'], AbortSignal.timeout(10_000));

it('the fields are posted in their order, the ending is waited for, read and told that it was read', async () => {
	statuses = ['running', 'form-waiting'];
	expect(await submit()).toBe('Connected to Ana');
	expect(asked).toEqual([
		'POST /form/a/form',
		'name="field-0"\r\n\r\none',
		'name="field-1"\r\n\r\ntwo',
		'GET /form-waiting/5/n8n-execution-status?signature=s',
		'GET /form-waiting/5/n8n-execution-status?signature=s',
		'GET /form-waiting/5?signature=s',
		'POST /form-waiting/5?signature=s',
	]);
});

it('a workflow that ends without a word is not taken for one that worked', async () => {
	statuses = ['error'];
	await expect(submit()).rejects.toThrow('it is "error"');
});
