// Answers: does a pasted token work, and may the app do all that the nodes do?
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { missingScopes } from '../../../src/index';
import { saysMissing } from './saysMissing';
import { saysRefusal, saysWrongKind } from './saysRefusal';

interface Answer {
	statusCode: number;
	headers: Record<string, unknown>;
	body: unknown;
}

const timeoutMs = 15_000;
const slackCode = /^[a-z][a-z0-9_]{1,79}$/;

/** Fails only where the nodes can do next to nothing: what is missing besides is in the message all the same. */
export async function testBotToken(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	const token = String(data.accessToken ?? '');
	const baseUrl = String(data.baseUrl || 'https://slack.com').replace(/(?<!\/)\/+$/, '');
	const wrongKind = saysWrongKind(token);
	if (wrongKind !== undefined) return failed(wrongKind);
	// n8n has nothing newer for a credential test.
	const { request } = this.helpers;
	let answer: Answer;
	try {
		answer = (await request({
			method: 'POST',
			uri: `${baseUrl}/api/auth.test`,
			headers: { Authorization: `Bearer ${token}` },
			json: true,
			simple: false,
			resolveWithFullResponse: true,
			// Wherever else that leads, the token has no business there.
			followRedirect: false,
			timeout: timeoutMs,
		})) as Answer;
	} catch (error) {
		// What was thrown carries the request, and so the token: nothing of it but the code is shown.
		const { code = 'no answer' } = error as { code?: string };
		return failed(`Slack can’t be reached at ${baseUrl} (${code}). Check the Base URL.`);
	}
	return judge(answer, baseUrl);
}

function judge({ statusCode, headers, body }: Answer, baseUrl: string): INodeCredentialTestResult {
	const { ok, error, team } = (body ?? {}) as { ok?: unknown; error?: unknown; team?: unknown };
	// What answers in place of Slack may repeat the token anywhere.
	if (ok !== true && !(typeof error === 'string' && slackCode.test(error))) {
		return failed(
			`What answers at ${baseUrl} is not Slack (HTTP status ${statusCode}). Check the Base URL.`,
		);
	}
	if (ok !== true) return failed(saysRefusal(String(error)));
	const connected = `Connected to ${String(team ?? 'Slack')}.`;
	const granted = headers['x-oauth-scopes'];
	if (typeof granted !== 'string') return passed(connected);
	const missing = missingScopes(granted.split(',').map((scope) => scope.trim()));
	if (missing.length === 0) return passed(connected);
	const message = `${connected} ${saysMissing(missing)}`;
	return missing.some(({ essential }) => essential) ? failed(message) : passed(message);
}

function passed(message: string): INodeCredentialTestResult {
	return { status: 'OK', message };
}

function failed(message: string): INodeCredentialTestResult {
	return { status: 'Error', message };
}
