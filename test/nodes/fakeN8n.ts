// Answers: how does a test of one request have an n8n that renews tokens as n8n does, at the moment that the test wants?
import { NodeApiError } from 'n8n-workflow';
import type { IExecuteFunctions, IHttpRequestOptions, INode, JsonObject } from 'n8n-workflow';

export interface Token {
	access_token: string;
	refresh_token?: string;
}

export interface FakeN8n {
	context: IExecuteFunctions;
	/** What was sent, in order. */
	sent: { token: string; timeout?: number }[];
	/** What n8n keeps. */
	stored: Token;
	renewals: number;
}

export interface Behaviour {
	/** What Slack answers to a token; thrown is what is thrown. */
	answer: (token: string) => unknown;
	/** Asks Slack for a new token. */
	renew: () => Promise<Token>;
	refresh_token?: string;
	/** n8n as it may be one day: it does not look at the status. */
	renewsNothing?: boolean;
}

const node = { id: '1', name: 'Slack', type: 'any', typeVersion: 1, position: [0, 0] } as never;

/** One renewal at a time, for whoever was refused with the stored token; the others take what is stored by then. */
export function fakeN8n(behaviour: Behaviour): FakeN8n {
	const { answer, renew, renewsNothing = false } = behaviour;
	let renewing: Promise<void> | undefined;
	const renewOnce = async () => {
		n8n.renewals++;
		n8n.stored = await renew();
	};
	async function httpRequestWithAuthentication(
		this: IExecuteFunctions,
		_type: string,
		options: IHttpRequestOptions,
	): Promise<unknown> {
		const send = () => {
			options.headers = { ...options.headers, Authorization: `Bearer ${n8n.stored.access_token}` };
			return this.helpers.httpRequest(options) as Promise<unknown>;
		};
		try {
			const token = n8n.stored.access_token;
			return await send().catch(async (error: { response?: { status?: number } }) => {
				if (error.response?.status !== 401 || renewsNothing) throw error;
				if (n8n.stored.access_token === token)
					await (renewing ??= renewOnce().finally(() => (renewing = undefined)));
				return send();
			});
		} catch (error) {
			throw new NodeApiError(node as INode, error as JsonObject);
		}
	}
	const n8n: FakeN8n = {
		sent: [],
		stored: { access_token: 'old', refresh_token: behaviour.refresh_token ?? 'refresh' },
		renewals: 0,
		context: {
			getCredentials: async () => ({ oauthTokenData: n8n.stored }),
			helpers: {
				httpRequestWithAuthentication,
				async httpRequest({ headers, timeout }: IHttpRequestOptions) {
					const token = String(headers?.Authorization).replace('Bearer ', '');
					n8n.sent.push({ token, timeout });
					return answer(token);
				},
			},
		} as unknown as IExecuteFunctions,
	};
	return n8n;
}

export const saying = (answer: unknown) => ({
	statusCode: 200,
	headers: { 'content-type': 'application/json' },
	body: Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)),
});
export const expired = saying({ ok: false, error: 'token_expired' });
