// Answers: whose notification types does the list show, for the preferences that are being set?
import type { ILoadOptionsFunctions } from 'n8n-workflow';
import type { Audience } from '../../src/index';

const audiences: Readonly<Record<string, Audience>> = { member: 'members', channel: 'channels' };

/** All of them for the workspace, and where an expression will say whose. */
export function offeredToSubject(
	context: Pick<ILoadOptionsFunctions, 'getCurrentNodeParameter'>,
): Audience {
	return audiences[String(context.getCurrentNodeParameter('subject'))] ?? 'everybody';
}
