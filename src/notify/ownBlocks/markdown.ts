// Answers: what may the text of a user's own markdown block be?
import { partBrackets, text } from './texts';

/** The scheme of `[label](scheme:…)`, of `[label]: scheme:…` and of `<scheme:…>`. */
const schemeOfLink = /(?:\](?:\(|:)\s*<?|<)\s*([a-z][a-z0-9+.-]*):/gi;
const sent = new Set(['http', 'https', 'mailto']);

/** Not tamed as mrkdwn is: in its code an entity would be shown as one. */
export function markdown(most: number) {
	return text(most)
		.superRefine((given, context) => {
			const schemes = [...given.matchAll(schemeOfLink)].map(([, scheme = '']) => scheme);
			const odd = schemes.find((scheme) => !sent.has(scheme.toLowerCase()));
			if (odd === undefined) return;
			const message = `links to ${odd.slice(0, 40)}:, and only http:, https: and mailto: links are sent`;
			context.addIssue({ code: 'custom', message });
		})
		.transform(partBrackets);
}
