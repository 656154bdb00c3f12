// Answers: which channel does an item want to tell?
import type { NotifyRequest } from '../../src/index';
import { readChannel } from '../shared/parameters/readChannel';
import { readChoice } from '../shared/parameters/readChoice';
import type { ReadParameter } from '../shared/parameters/readParameters';

const choices = { channel: 'channel', defaultChannel: 'defaultChannel' } as const;

export function readChannelTarget(read: ReadParameter, itemIndex: number): NotifyRequest['to'] {
	const sendTo = readChoice(read('sendTo', itemIndex) ?? 'channel', choices, 'Send To');
	if (sendTo === 'defaultChannel') return { kind: 'channel' };
	return { kind: 'channel', channel: readChannel(read, itemIndex) };
}
