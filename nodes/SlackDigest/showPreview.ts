// Answers: what does a workflow get to see of what one conversation would get?
import type { IDataObject } from 'n8n-workflow';
import type { Preview } from '../../src/index';
import { withoutGaps } from '../shared/results/withoutGaps';
import { countOf } from './countOf';
import { showNotification } from './showNotification';
import { tellInstant, toIso } from './tellInstant';

/** Some browsers cut an address that is longer. */
const longestUrl = 60_000;

export function showPreview(preview: Preview): IDataObject {
	const { kind, conversation, recipients, dueAt, notifications, expired, muted } = preview;
	return withoutGaps({
		kind,
		conversation,
		recipients,
		dueAt: toIso(dueAt),
		says: saysPreview(preview),
		count: notifications.length,
		expired,
		muted,
		notifications: notifications.map(showNotification),
		messages: preview.messages.map(showMessage),
	});
}

function showMessage({ text, blocks, blockKitBuilderUrl }: Preview['messages'][number]) {
	const isLong = blockKitBuilderUrl.length > longestUrl;
	return withoutGaps({
		text,
		blocks: blocks as unknown as IDataObject[],
		blockKitBuilderUrl,
		blockKitBuilderHint: isLong
			? `The link has ${blockKitBuilderUrl.length.toLocaleString('en')} characters, and not every browser opens one as long. Where yours does not, paste { "blocks": … } into the Block Kit Builder`
			: undefined,
	});
}

function saysPreview(preview: Preview): string {
	const { kind, conversation, dueAt, notifications, messages, expired, muted } = preview;
	const count = notifications.length;
	const what =
		count === 0
			? 'Nothing'
			: kind === 'single'
				? 'One message'
				: `A digest of ${countOf(count, 'notification').toLowerCase()}${messages.length > 1 ? ` in ${messages.length} messages` : ''}`;
	const leftOut = [
		expired > 0 && `${expired.toLocaleString('en')} expired`,
		muted > 0 && `${muted.toLocaleString('en')} turned off`,
	].filter(Boolean);
	const sentences = [
		count === 0 ? 'Nothing would go out' : `${what}, due on ${tellInstant(dueAt)}`,
		leftOut.length > 0 && `Left out: ${leftOut.join(', ')}`,
		conversation === undefined &&
			'Nobody would get it: the member has no Slack account that can be told',
	];
	return sentences
		.filter(Boolean)
		.map((sentence) => `${sentence}.`)
		.join(' ');
}
