// Answers: why did n8n get no new token? Codes only: what was thrown can hold the client secret and both tokens.
import type { TokenNotRenewed } from '../../../src/index';
import { causesOf, clearRequestError, type Link } from './requestError';

type Why = ConstructorParameters<typeof TokenNotRenewed>[0];

interface Thrown extends Link {
	/** Of `RenewalRefused`, by our credential: Slack's own code. */
	refusedWith?: unknown;
	failure?: { cause?: unknown };
	status?: unknown;
	response?: { status?: unknown };
}

/** `nobody_tried`: n8n did not take the refusal for a reason to renew the token. */
export function whyNotRenewed(thrown: unknown): Why | 'nobody_tried' {
	const links: Thrown[] = [...causesOf(thrown)];
	if (links.some(({ name }) => name === 'Unauthorized')) return 'nobody_tried';
	const { refusedWith } = links.find(({ name }) => name === 'RenewalRefused') ?? {};
	if (typeof refusedWith === 'string') return { refusedWith };
	// What n8n says of an `invalid_grant` with an HTTP status of its own, as the standard has it.
	const isRefused = links.some(({ failure }) => failure?.cause === 'credential-invalid');
	if (isRefused) return { refusedWith: 'invalid_grant' };
	const status = links
		.map((link) => link.response?.status ?? link.status)
		.find((value) => typeof value === 'number');
	// A page, with the status of success.
	if (status === 200) return { refusedWith: 'answer_unreadable' };
	return { code: status === undefined ? clearRequestError(thrown).code : `HTTP ${status}` };
}
