// Answers: which member does each request mean, where one person may be known by an ID and by a bare e-mail?
import { identify, type IdentifyStore } from '../members/identify';
import type { KnownRequest } from './request';

/** In their order; those to channels as they are. */
export async function identifyRequests(
	store: IdentifyStore,
	requests: readonly KnownRequest[],
): Promise<KnownRequest[]> {
	const members = requests.flatMap(({ to }) => (to.kind === 'member' ? [to.member] : []));
	const identified = (await identify(store, members)).values();
	return requests.map((request) => {
		if (request.to.kind !== 'member') return request;
		const { value: member = request.to.member } = identified.next();
		return { ...request, to: { ...request.to, member } };
	});
}
