// Answers: is what goes to a Slack that takes everything as Slack documents it?
import { checkCall, checkUpload } from './strictSlack/checkRequest';
import type { FaultsOfOurs } from './strictSlack/faultsOfOurs';

/** Looks at each request as the strict Slack does, and lets it pass. */
export function checkedFetch(ofOurs: FaultsOfOurs, send: typeof fetch = fetch): typeof fetch {
	return async (input, init) => {
		const { pathname, search } = new URL(input instanceof Request ? input.url : input);
		if (!pathname.startsWith('/api/')) {
			const { authorization } = Object.fromEntries(new Headers(init?.headers));
			ofOurs.add('upload', checkUpload(init?.method, authorization));
			// Not read: its body may come part by part.
			return send(input, init);
		}
		const request = new Request(input, init);
		const method = pathname.replace('/api/', '');
		const contentType = request.headers.get('content-type') ?? undefined;
		const body = await request.clone().text();
		const { faults } = checkCall({
			httpMethod: request.method,
			...{ method, search, contentType, body },
		});
		ofOurs.add(
			method,
			faults.map(({ says }) => says),
		);
		return send(request);
	};
}
