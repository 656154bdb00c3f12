// Answers: how does a browser connect the credential to Slack? The same steps, over real HTTP.
import type { N8nApi } from './n8nApi.ts';

/** Presses Connect, chooses the first account on Slack's page, and comes back to n8n. */
export async function connectCredential(api: N8nApi, credentialId: string): Promise<void> {
	const authorizeUrl = await api.get<string>(
		`/rest/oauth2-credential/auth?id=${encodeURIComponent(credentialId)}`,
	);
	const page = await (await fetch(authorizeUrl)).text();
	const form = /<form\b[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/i.exec(page);
	if (!form)
		throw new Error(`Slack's page to authorize the app has no form: ${page.slice(0, 500)}`);

	const consent = await fetch(new URL(unescapeHtml(form[1] ?? ''), authorizeUrl), {
		method: 'POST',
		body: new URLSearchParams(readInputs(form[2] ?? '')),
		redirect: 'manual',
	});
	const callback = consent.headers.get('location');
	if (consent.status !== 302 || callback === null) {
		throw new Error(`Slack did not send the browser back to n8n: HTTP ${consent.status}`);
	}
	const back = await fetch(callback, { headers: { cookie: api.cookie } });
	const { data } = await api.get<{ data: { oauthTokenData?: unknown } }>(
		`/rest/credentials/${credentialId}?includeData=true`,
	);
	if (!data.oauthTokenData) {
		throw new Error(`n8n got no token: HTTP ${back.status}, ${(await back.text()).slice(0, 2000)}`);
	}
}

function readInputs(html: string): [string, string][] {
	return [...html.matchAll(/<input\b[^>]*>/gi)].map(([tag]): [string, string] => [
		unescapeHtml(/\bname="([^"]*)"/i.exec(tag)?.[1] ?? ''),
		unescapeHtml(/\bvalue="([^"]*)"/i.exec(tag)?.[1] ?? ''),
	]);
}

function unescapeHtml(text: string): string {
	const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
	return text.replace(/&(amp|lt|gt|quot|#39);/g, (whole, name: string) => names[name] ?? whole);
}
