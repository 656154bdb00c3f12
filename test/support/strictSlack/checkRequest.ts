// Answers: is this whole request as Slack documents it: how it is sent, where the token is, and what it brings?
import { findArgumentFaults, readArguments, type Arguments, type RequestFault } from './arguments';
import { Refused } from './refuse';

/** A call of a method of the Web API, as it arrives. */
export interface ReceivedCall {
	httpMethod: string | undefined;
	method: string;
	/** With its question mark, or empty. */
	search: string;
	contentType: string | undefined;
	body: string;
}

/** Without a body that can be read there are no arguments, and that is a fault as well. */
export function checkCall(call: ReceivedCall): { args: Arguments; faults: RequestFault[] } {
	const faults: RequestFault[] = [];
	if (call.httpMethod !== 'POST') {
		faults.push({ says: `sent by ${call.httpMethod}`, refusal: 'invalid_post_type' });
	}
	if (call.search !== '') {
		faults.push({ says: 'has arguments in its address', refusal: 'invalid_arguments' });
	}
	try {
		const args = readArguments(call.body, call.contentType);
		return { args, faults: [...faults, ...findArgumentFaults(call.method, args)] };
	} catch (error) {
		const refusal = error instanceof Refused ? error.code : 'invalid_json';
		faults.push({ says: `has a body that can’t be read as ${call.contentType}`, refusal });
		return { args: {}, faults };
	}
}

/** The address of an upload is a secret of its own: who knows it needs no token, and must not hand one out. */
export function checkUpload(
	httpMethod: string | undefined,
	authorization: string | null | undefined,
): string[] {
	return [
		...(httpMethod === 'POST' ? [] : [`sent by ${httpMethod}`]),
		...(authorization ? ['the token went to the address of an upload'] : []),
	];
}
