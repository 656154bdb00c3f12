// Answers: is the Slack account looked up when a notification is sent, not when it is queued?
import { describe, expect, it } from 'vitest';
import type { Given } from '../contract';
import {
	acceptAll,
	claimed,
	mapping,
	notification,
	now,
	slackUser,
	toChannel,
	nobody,
} from '../given';

export function targetContract(given: Given): void {
	const targetOf = async (token: string) => (await claimed(given.store, token)).target;

	describe('the target of a claim', () => {
		it('is the channel of a channel’s notification', async () => {
			await acceptAll(given.store, notification(toChannel('C1')));
			expect(await targetOf('a')).toEqual({ kind: 'channel', channelId: 'C1' });
		});

		it('is the Slack user of a connected member', async () => {
			const bo = slackUser('U-bo');
			await given.store.replaceDirectory([bo, slackUser('U-ana')], now, now);
			await acceptAll(given.store, notification());
			await given.store.saveMappings([mapping('ana')], nobody);
			expect(await targetOf('a')).toEqual({
				kind: 'user',
				slackUserId: 'U-ana',
				deactivated: false,
			});
		});

		it('is the Slack user also where the directory does not know it', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await acceptAll(given.store, notification());
			expect(await targetOf('a')).toEqual({
				kind: 'user',
				slackUserId: 'U-ana',
				deactivated: false,
			});
		});

		it('says that the Slack user was deactivated between queue and send', async () => {
			await given.store.saveMappings([mapping('ana')], nobody);
			await acceptAll(given.store, notification());
			const left = slackUser('U-ana', { deactivated: true });
			await given.store.rememberUsers([slackUser('U-a'), left], now);
			expect(await targetOf('a')).toMatchObject({ kind: 'user', deactivated: true });
		});

		it('is nobody, with the mapping, where the member is not connected any more', async () => {
			const lost = mapping('ana', { state: 'ambiguous', reason: 'several_match' });
			await given.store.saveMappings([lost], nobody);
			await acceptAll(given.store, notification());
			expect(await targetOf('a')).toEqual({ kind: 'nobody', mapping: lost });
		});

		it('is nobody, without a mapping, where the member was never mapped', async () => {
			await acceptAll(given.store, notification());
			expect(await targetOf('a')).toEqual({ kind: 'nobody', mapping: undefined });
		});
	});
}
