// Answers: who has chosen what, in the words in which it can be imported again?
import { emailKey } from '../members/email';
import type { PreferenceSubject } from '../preferences/preferences';
import type { ListedPreferences } from '../preferences/requests';
import type { Page } from '../slack/contract';
import type { Store } from '../store/contract';

/** One page. A member is named by e-mail, and by ID where there is one. */
export async function listPreferences(
	store: Pick<Store, 'listPreferences' | 'findMappings'>,
	question: { kind?: PreferenceSubject['kind']; cursor?: string; limit: number },
): Promise<Page<ListedPreferences>> {
	const page = await store.listPreferences(question);
	const keys = page.items.flatMap(({ subject }) => (subject.kind === 'member' ? subject.key : []));
	const mappings = await store.findMappings(keys);
	const emails = new Map(mappings.map(({ member }) => [member.key, member.email]));
	const items = page.items.map((item): ListedPreferences => {
		if (item.subject.kind !== 'member') return item;
		const { key } = item.subject;
		const email = emails.get(key) ?? emailKey(key);
		return {
			...item,
			member: { ...(email && { email }), ...(emailKey(key) !== key && { id: key }) },
		};
	});
	return { ...page, items };
}
