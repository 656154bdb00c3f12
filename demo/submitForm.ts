// Answers: how does a form of a workflow get filled in, and what does it say then? As a browser does it.
import { setTimeout as wait } from 'node:timers/promises';
import type { N8nApi } from './n8nApi.ts';

const over = new Set(['success', 'error', 'canceled', 'crashed', 'null']);
const patienceMs = 60_000;

/** `values` in the order of the form's fields. Gives the text of the page that ends it. */
export async function submitForm(
	api: Pick<N8nApi, 'url'>,
	path: string,
	values: readonly string[],
	signal: AbortSignal,
): Promise<string> {
	const filledIn = new FormData();
	values.forEach((value, index) => filledIn.set(`field-${index}`, value));
	const answer = await ask(`${api.url}/form/${path}`, { method: 'POST', body: filledIn });
	const { formWaitingUrl } = JSON.parse(answer) as { formWaitingUrl: string };

	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	for (const giveUpAt = Date.now() + patienceMs; ;) {
		const status = (await ask(statusUrl)).trim();
		if (status === 'form-waiting') break;
		if (over.has(status) || Date.now() > giveUpAt) {
			throw new Error(`The workflow behind the form ${path} said nothing: it is "${status}"`);
		}
		await wait(300, undefined, { signal });
	}
	const page = await ask(formWaitingUrl);
	// The page itself tells n8n that it was shown; only then is the workflow over.
	await ask(formWaitingUrl, { method: 'POST' });
	return textOf(page);
}

async function ask(url: string | URL, init?: RequestInit): Promise<string> {
	const response = await fetch(url, init);
	const text = await response.text();
	if (response.ok) return text;
	throw new Error(`The form's ${String(url)} answered ${response.status}: ${text.slice(0, 500)}`);
}

function textOf(page: string): string {
	return page
		.replace(/<(script|style)\b.*?<\/\1>/gs, '')
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
