// Answers: how do we do in n8n what a person would do in its editor?
import { randomBytes } from 'node:crypto';

export interface Owner {
	email: string;
	password: string;
}

export interface ImportedWorkflow {
	id: string;
	name: string;
	versionId: string;
}

export interface N8nApi {
	readonly owner: Owner;
	readonly url: string;
	readonly cookie: string;
	get<T>(path: string): Promise<T>;
	post<T>(path: string, body: unknown): Promise<T>;
}

/** Makes the owner's account and stays logged in with it. */
export async function setUpOwner(url: string): Promise<N8nApi> {
	const owner = {
		email: 'owner@example.com',
		// n8n wants an upper-case letter and a number.
		password: `Demo-${randomBytes(6).toString('hex')}-1`,
	};
	const browserId = randomBytes(16).toString('hex');
	let cookie = '';

	async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${url}${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				// n8n binds the log-in cookie to the browser that it was given to.
				'browser-id': browserId,
				cookie,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) {
			throw new Error(
				`n8n answered ${response.status} to ${method} ${path}: ${text.slice(0, 1000)}`,
			);
		}
		cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
		return (JSON.parse(text) as { data: T }).data;
	}

	await call('POST', '/rest/owner/setup', { ...owner, firstName: 'Demo', lastName: 'Owner' });
	return {
		owner,
		url,
		get cookie() {
			return cookie;
		},
		get: (path) => call('GET', path),
		post: (path, body) => call('POST', path, body),
	};
}

export async function createCredential(
	api: N8nApi,
	credential: { name: string; type: string; data: Record<string, unknown> },
): Promise<string> {
	return (await api.post<{ id: string }>('/rest/credentials', credential)).id;
}
