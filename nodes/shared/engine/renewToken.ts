// Answers: what becomes of a request whose token has expired? n8n gets a new one, and the request is sent once more.
import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';
import { TokenNotRenewed } from '../../../src/index';
import type { EngineContext } from './readSettings';
import { whyNotRenewed } from './whyNotRenewed';

interface TokenSource {
	context: EngineContext;
	credentialType: string;
	/** Aborted once the user stops the execution. */
	stopped?: AbortSignal;
	/** Aborted once nobody waits for the answer any more. */
	signal?: AbortSignal;
}

type TimedRequest = IHttpRequestOptions & { timeout: number };
type Send = (signed: IHttpRequestOptions) => Promise<IN8nHttpFullResponse>;

/** Slack says `token_type: bot`; without this n8n would put the token into the URL. */
const asBearer = { oauth2: { tokenType: 'Bearer' } };

/**
 * The status for which n8n renews a token: under its own lock, once for all who ask, and not where the token that was refused
 * is no longer the stored one. Slack says the same with status 200.
 */
class Unauthorized extends Error {
	override readonly name = 'Unauthorized';
	readonly response = { status: 401 };
}

/**
 * Throws TokenNotRenewed where nothing was done, because there is no new token; anything else as n8n threw it. What Slack
 * says of the second token is the answer, whatever it says.
 */
export async function sendRenewing(
	source: TokenSource,
	request: TimedRequest,
): Promise<IN8nHttpFullResponse> {
	const { context, stopped, signal } = source;
	const endsAt = Date.now() + request.timeout;
	// An answer that nobody waits for would leave us unsure of what we need not have sent.
	const isTooLate = () => endsAt - Date.now() < request.timeout / 6;
	const givingUp = Promise.withResolvers<never>();
	let state: 'sent' | 'renewing' | 'sent_again' | 'given_up' = 'sent';
	let expired: { answer: IN8nHttpFullResponse; token: unknown } | undefined;

	// Five minutes are n8n's own limit for a new token.
	const giveUp = () => {
		if (state !== 'renewing') return;
		state = 'given_up';
		givingUp.reject(tooLate());
	};
	const send: Send = async (signed) => (await context.helpers.httpRequest(signed)) as never;
	const sendTwice: Send = async (signed) => {
		if (expired) {
			// Whoever gave up has said that nothing was sent, and may have sent it again by now.
			if (state === 'given_up' || isTooLate()) throw tooLate();
			state = 'sent_again';
			return send({ ...signed, timeout: endsAt - Date.now() });
		}
		const token = signed.headers?.Authorization;
		const answer = await send(signed);
		if (!saysExpired(answer) || !(await storedToken(source)).refresh_token) return answer;
		expired = { answer, token };
		state = 'renewing';
		if (signal?.aborted || stopped?.aborted) giveUp();
		throw new Unauthorized('The token has expired');
	};
	const recover = async (thrown: unknown) => {
		if (!expired || state === 'sent_again') throw thrown;
		if (state === 'given_up' || isTooLate()) throw tooLate();
		// Another worker may have been quicker, so that our refresh token was used up.
		const { access_token: stored } = await storedToken(source);
		if (`Bearer ${stored}` !== expired.token) return sendWith(source, send, request);
		const why = whyNotRenewed(thrown);
		if (why === 'nobody_tried') return expired.answer;
		throw new TokenNotRenewed(why);
	};

	for (const end of [signal, stopped]) end?.addEventListener('abort', giveUp);
	try {
		const sent = sendWith(source, sendTwice, request);
		return await Promise.race([sent, givingUp.promise]).catch(recover);
	} finally {
		for (const end of [signal, stopped]) end?.removeEventListener('abort', giveUp);
	}
}

/** n8n reads the credential, adds the token, and leaves the rest to `send`. */
function sendWith(
	{ context, credentialType, stopped, signal }: TokenSource,
	send: Send,
	request: TimedRequest,
) {
	const { helpers } = context;
	// n8n's timeout counts from the last byte: an answer in drips would never be given up.
	const ends = [signal, stopped].filter((each) => each !== undefined);
	const watched = Object.create(context, {
		helpers: { value: { ...helpers, httpRequest: send } },
		getExecutionCancelSignal: { value: () => AbortSignal.any(ends) },
	});
	return helpers.httpRequestWithAuthentication.call(
		watched,
		credentialType,
		request,
		asBearer,
	) as Promise<IN8nHttpFullResponse>;
}

async function storedToken({ context, credentialType }: TokenSource) {
	const { oauthTokenData } = await context.getCredentials(credentialType);
	return (oauthTokenData ?? {}) as { access_token?: unknown; refresh_token?: unknown };
}

function tooLate(): TokenNotRenewed {
	return new TokenNotRenewed({ code: 'ETIMEDOUT' });
}

function saysExpired({ body }: IN8nHttpFullResponse): boolean {
	// No refusal is long.
	if (!(body instanceof Uint8Array) || body.length > 2_000) return false;
	const text = Buffer.from(body).toString();
	if (!text.includes('token_expired')) return false;
	try {
		const { ok, error } = JSON.parse(text) as { ok?: unknown; error?: unknown };
		return ok === false && error === 'token_expired';
	} catch {
		return false;
	}
}
