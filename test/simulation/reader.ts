// Answers: what is known of a recipient at this moment, straight from the store?
import type { Recipient } from '../../src/outbox/notification';
import type { CatalogueDocument } from '../../src/preferences/catalogueDocument';
import type { Store } from '../../src/store/contract';
import type { Known } from './rules';

export interface Reader {
	knownOf(recipient: Recipient): Promise<Known>;
	/** What is remembered of recipients, from now on. */
	forget(): void;
}

export function createReader(store: Store, timeZone: string): Reader {
	const remembered = new Map<string, Promise<Known>>();
	const ask = async (recipient: Recipient): Promise<Known> => {
		const [own, workspace] = await store.findPreferences([recipient, { kind: 'workspace' }]);
		return {
			own,
			workspace,
			document: (await store.findCatalogue()) as CatalogueDocument | undefined,
			timeZone:
				own?.timeZone ?? (await slackZone(store, recipient)) ?? workspace?.timeZone ?? timeZone,
		};
	};
	return {
		knownOf(recipient) {
			const name = nameOf(recipient);
			const known = remembered.get(name) ?? ask(recipient);
			remembered.set(name, known);
			return known;
		},
		forget: () => remembered.clear(),
	};
}

export const nameOf = ({ kind, key }: Recipient) => `${kind} ${key}`;

async function slackZone(store: Store, { kind, key }: Recipient): Promise<string | undefined> {
	if (kind !== 'member') return undefined;
	const [mapping] = await store.findMappings([key]);
	if (!mapping?.slackUserId) return undefined;
	const [user] = await store.findUsersById([mapping.slackUserId]);
	return user?.timeZone;
}
