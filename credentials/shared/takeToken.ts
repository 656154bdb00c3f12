// Answers: what of a token's data does n8n send a request with, and what may it keep after a renewal?
import type { IDataObject } from 'n8n-workflow';

/** Thrown where n8n was about to keep a refusal. Known by its name: the nodes are another bundle. */
export class RenewalRefused extends Error {
	override readonly name = 'RenewalRefused';

	constructor(readonly refusedWith: string) {
		super(
			`The Slack token has expired, and Slack refused to renew it (${refusedWith}). Connect the account in the credential again.`,
		);
	}
}

/**
 * On the data that a request is sent with: the token. n8n merges Slack's answer to a renewal into them, so that data with it come
 * from there. It is never kept, because JSON has no symbols.
 */
const sentWith = Symbol('sent with');

const slackCode = /^[a-z][a-z0-9_]{1,79}$/;

/**
 * Slack refuses a renewal with status 200, which n8n takes for success: it would keep the refusal, and with it our copy of the old
 * token, in the place of a new one that another worker has just got.
 */
export function takeToken(data: IDataObject & { [sentWith]?: unknown }): IDataObject {
	const { [sentWith]: before, ...token } = data;
	// Slack says `bot`, and n8n would take that for "put the token into the URL".
	const asBearer = { ...token, token_type: 'Bearer' };
	if (!(sentWith in data)) {
		const { ok: _ok, error: _error, ...rest } = asBearer as IDataObject;
		return Object.assign(rest, { [sentWith]: token.access_token });
	}
	const { ok, error, access_token: now } = token as IDataObject;
	if (ok === true && typeof now === 'string' && now !== before) return asBearer;
	throw new RenewalRefused(
		typeof error === 'string' && slackCode.test(error) ? error : 'answer_unreadable',
	);
}
