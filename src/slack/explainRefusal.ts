// Answers: how do we put one of Slack's error codes to a person?
import type { Refusal } from './contract';
import { refusals, type Next } from './refusals';
import { scopes } from './scopes';

/** What each scope is for, so that whoever grants it knows why. The last two the app never asks for. */
const purposes: ReadonlyMap<string, string> = new Map([
	...scopes.map(({ name, purpose }) => [name, purpose] as const),
	['channels:history', 'to look up a message to a public channel whose answer was lost'],
	['groups:history', 'to look up a message to a private channel whose answer was lost'],
]);

/**
 * `needed` is what Slack says beside missing_scope: names between commas, one of which may be enough. Where no message
 * needs any of them but this one, the others go on.
 */
export function explainRefusal(code: string, needed?: unknown): { next: Next; refusal: Refusal } {
	const known = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
	if (!known) {
		// With ok: false Slack says that it did not do it, and the codes that may mean otherwise are in
		// the table. Asking again and again what Slack refuses would hold up the queue: so it is given up,
		// with the code for a person to look up.
		return {
			next: 'give_up',
			refusal: {
				code,
				says: `Slack refused with the code ${code}`,
				hint: 'Look the code up at docs.slack.dev/reference/methods.',
			},
		};
	}
	const [next, says, hint] = known;
	const lacking = code === 'missing_scope' ? readScopes(needed) : [];
	if (lacking.length === 0) return { next, refusal: { code, says, hint } };
	return {
		next: lacking.some(isEssential) ? next : 'give_up',
		refusal: { code, says: `The Slack app lacks the scope ${nameScopes(lacking)}`, hint },
	};
}

/** No text of any other kind is shown: what answers in place of Slack may repeat the token. */
export function isScope(name: unknown): name is string {
	return typeof name === 'string' && /^(?!xox)[a-z][a-z_.:-]{1,59}$/.test(name);
}

const longestNeeded = 1_000;

function readScopes(needed: unknown): string[] {
	if (typeof needed !== 'string') return [];
	const names = needed.slice(0, longestNeeded).split(',');
	return names.map((name) => name.trim()).filter(isScope);
}

function nameScopes(names: readonly string[]): string {
	return names
		.map((name) => (purposes.has(name) ? `${name} (${purposes.get(name)})` : name))
		.join(', ');
}

/** Apps of the first days have longer names for some, as in `chat:write:bot`. */
function isEssential(lacking: string): boolean {
	return scopes.some(
		({ name, essential }) => essential && (lacking === name || lacking.startsWith(`${name}:`)),
	);
}
