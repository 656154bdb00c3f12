// Answers: does the Slack that takes everything tell what was wrong with our requests all the same?
import { afterEach, expect, it } from 'vitest';
import { startEmulatedSlack, type EmulatedSlack } from './startEmulatedSlack';

let slack: EmulatedSlack;
afterEach(() => slack.close());

const post = (method: string, args: Record<string, string>) =>
	slack.fetch(`${slack.url}/api/${method}`, { method: 'POST', body: new URLSearchParams(args) });

it('a request that Slack documents passes, with its body', async () => {
	slack = await startEmulatedSlack({ channels: [{ name: 'ops' }] });
	const listed = await post('conversations.list', { limit: '10' });
	const { channels } = (await listed.json()) as { channels: { id: string; name: string }[] };
	const { id } = channels.find(({ name }) => name === 'ops')!;
	await post('chat.postMessage', { channel: id, text: 'hello', username: 'Sales' });
	expect(await slack.messages()).toMatchObject([
		{ channel: 'ops', text: 'hello', sender: { username: 'Sales' } },
	]);
});

it('a request that it does not document lets nobody close it in peace', async () => {
	slack = await startEmulatedSlack();
	expect((await post('auth.test', { foo: '1' })).status).toBe(200);
	await slack.fetch(`${slack.url}/upload/v1/F1`, { method: 'POST', body: 'x' });
	const told = [
		'auth.test: not documented: foo',
		'upload: the token went to the address of an upload',
	];
	expect(slack.excuseFaults()).toEqual(told);
	await post('auth.test', { foo: '1' });
	await expect(slack.close()).rejects.toThrow(told[0]);
	slack = await startEmulatedSlack();
});
