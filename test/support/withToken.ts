// Answers: how does a request get its token in tests? In production n8n's HTTP helper adds it.

/** Leaves everything else of the request as it is. */
export function withToken(token: string, send: typeof fetch = fetch): typeof fetch {
	return (input, init) => {
		const headers = new Headers(init?.headers);
		headers.set('authorization', `Bearer ${token}`);
		return send(input, { ...init, headers });
	};
}
