// Answers: how do we tell whoever pasted a token what the app may not do, and what does not work without it?
import type { MissingScope } from '../../../src/index';

/** What nothing works without comes first. */
export function saysMissing(missing: readonly MissingScope[]): string {
	const essential = missing.filter((scope) => scope.essential);
	const others = missing.filter((scope) => !scope.essential);
	return [
		...(essential.length === 0
			? []
			: [`The app lacks what the nodes can’t do without. ${listOf(essential)}`]),
		...(others.length === 0
			? []
			: [`${essential.length === 0 ? 'The app' : 'It also'} lacks ${listOf(others)}`]),
		'Add what is missing in the Slack app under OAuth & Permissions, and install the app again.',
	].join(' ');
}

function listOf(scopes: readonly MissingScope[]): string {
	return scopes.map(({ name, purpose, without }) => `${name} (${purpose}): ${without}`).join(' ');
}
