// Answers: how do the bytes of a file get to Slack in tests? In production n8n's HTTP helper sends them.
import type { SlackUpload } from '../../src/slack/slackFetch';

export const uploadBytes: SlackUpload = (url, { size, read, signal }) =>
	fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/octet-stream', 'content-length': String(size) },
		body: ReadableStream.from(read()),
		duplex: 'half',
		redirect: 'manual',
		signal,
	});
