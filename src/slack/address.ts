// Answers: at which address is this Slack, if it is not Slack's own?

/** Only Slack can make these answer. */
const slacksOwn = /^https:\/\/(?:[a-z\d-]+\.)*slack(?:-gov)?\.com$/;

/**
 * Whoever runs another server can claim any workspace there: it must never come to the rows of the one at Slack's own address.
 * `apiUrl` is one that was read before.
 */
export function ownAddress(apiUrl: string): string | undefined {
	return slacksOwn.test(new URL(apiUrl).origin) ? undefined : apiUrl;
}
