// Answers: what do we call a member in front of other people?
import type { Member } from './member';

export function nameMember({ name, email }: Member): string {
	return name ? `${name} (${email})` : email;
}
