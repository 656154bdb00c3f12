// Answers: does every n8n find its store, and none share a file that cannot be shared?
import { describe, expect, it } from 'vitest';
import { storePath } from '../../nodes/shared/engine/storePath';

describe('the path of the store', () => {
	it('is in n8n’s own folder', () => {
		expect(storePath({ HOME: '/home/node' }, 'linux')).toBe(
			'/home/node/.n8n/slack-notify/store.sqlite',
		);
		expect(storePath({ HOME: '/home/node', N8N_USER_FOLDER: '/data' }, 'linux')).toBe(
			'/data/.n8n/slack-notify/store.sqlite',
		);
		expect(storePath({ USERPROFILE: 'C:\\Users\\n8n' }, 'win32')).toBe(
			'C:\\Users\\n8n/.n8n/slack-notify/store.sqlite',
		);
	});

	it('is the one that was chosen, also in queue mode', () => {
		const chosen = { HOME: '/home/node', N8N_SLACK_NOTIFY_STORE: ' /shared/store.sqlite ' };
		expect(storePath(chosen, 'linux')).toBe('/shared/store.sqlite');
		expect(storePath({ ...chosen, EXECUTIONS_MODE: 'queue' }, 'linux')).toBe(
			'/shared/store.sqlite',
		);
	});

	it('is refused in queue mode where none was chosen, with a reason and a way out', () => {
		const queue = { HOME: '/home/node', EXECUTIONS_MODE: 'queue', N8N_SLACK_NOTIFY_STORE: ' ' };
		expect(() => storePath(queue, 'linux')).toThrow(
			expect.objectContaining({
				code: 'store_not_shared',
				message: expect.stringContaining('queue mode'),
				hint: expect.stringContaining('N8N_SLACK_NOTIFY_STORE'),
			}),
		);
	});
});
