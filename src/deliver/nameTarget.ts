// Answers: whom was a message for that the test mode sends elsewhere?
import { nameMember } from '../members/nameMember';
import type { Notification } from '../outbox/notification';
import type { Store } from '../store/contract';

/** People by name and e-mail, a channel by its ID. */
export async function nameTarget(
	store: Pick<Store, 'findMappings'>,
	notifications: readonly Notification[],
): Promise<string> {
	const recipients = notifications.map(({ recipient }) => recipient);
	const members = recipients.filter(({ kind }) => kind === 'member').map(({ key }) => key);
	const mappings = await store.findMappings([...new Set(members)]);
	const names = new Map(mappings.map(({ member }) => [member.key, nameMember(member)]));
	return [...new Set(recipients.map(({ key }) => names.get(key) ?? key))].join(', ');
}
