// Answers: when and how does an item want its event told?
import type { NotifyRequest } from '../../../src/index';
import { readChoice } from '../parameters/readChoice';
import { readFlag } from '../parameters/readFlag';

const earlierChoices = { keep: 'keep', replace: 'replace', cancel: 'cancel' } as const;

const toldBeforeChoices = {
	post: 'post',
	reply: 'reply',
	replyAndShow: 'reply_and_show',
	update: 'update',
} as const;

/** `of` reads an option by its name. */
export function readTelling(of: (option: string) => unknown) {
	return {
		urgent: readFlag(of('urgent'), 'Urgent'),
		expiresAt: of('expiresAt'),
		earlier: readChoice(of('earlier') ?? 'keep', earlierChoices, 'Earlier Events About the Record'),
		ifToldBefore: readChoice(
			of('ifToldBefore') ?? 'post',
			toldBeforeChoices,
			'If the Record Was Told Before',
		),
	} satisfies Partial<NotifyRequest>;
}
