// Answers: what does an item's message have besides title, text, fields and link? Values as they are.
import type { NotifyRequest } from '../../../src/index';
import { readChoice } from '../parameters/readChoice';
import { readFlag } from '../parameters/readFlag';
import { readGroup } from '../parameters/readGroup';
import type { workflowFooter } from './workflowFooter';

type RawEvent = NotifyRequest['event'];
type Footer = Pick<RawEvent, 'footerText' | 'footerUrl'>;
type FromWorkflow = () => ReturnType<typeof workflowFooter>;

/** `of` reads an option by its name. A group whose fields stand at their defaults comes without them. */
export function readMessage(of: (option: string) => unknown, fromWorkflow: FromWorkflow) {
	const image = readGroup(of('image'));
	const sender = readGroup(of('sender'));
	const severity = readGroup(of('severity'));
	return {
		linkLabel: of('linkLabel'),
		imageUrl: image?.url,
		imageAlt: image?.description,
		severity: severity && (severity.level ?? 'info'),
		severityShownBy: severity?.shownBy,
		context: of('context'),
		...readFooter(readGroup(of('footer')), fromWorkflow),
		senderName: sender?.name,
		senderIcon: sender?.icon,
		unfurl: readFlag(of('unfurl'), 'Show Link Previews') || undefined,
	} satisfies Partial<RawEvent>;
}

function readFooter(
	chosen: Record<string, unknown> | undefined,
	fromWorkflow: FromWorkflow,
): Footer {
	if (chosen === undefined) return {};
	const read = readChoice<() => Footer>(
		chosen.says ?? 'none',
		{
			none: () => ({}),
			text: () => ({ footerText: chosen.text, footerUrl: chosen.url }),
			workflow: () => {
				const { text, url } = fromWorkflow();
				return { footerText: text, footerUrl: url };
			},
		},
		'Footer',
	);
	return read();
}
