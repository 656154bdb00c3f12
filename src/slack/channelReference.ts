// Answers: which channel does a person mean by an ID, a name or a link?

export type ChannelReference =
	| { kind: 'id'; id: string }
	/** Without the #, lower case as Slack's names are. */
	| { kind: 'name'; name: string };

const idShape = /^[CGD][A-Z0-9]{5,}$/;
/** As browsers show it, and as Slack copies it: of the channel, or of a message or a thread in it. */
const linkShape =
	/^(?:https?:\/\/)?[^/\s]+\/(?:archives|messages|client\/[A-Z0-9]+)\/([CGD][A-Z0-9]{5,})(?:[/?#].*)?$/;
/** Source: docs.slack.dev/interactivity/deep-linking. */
const deepLinkShape =
	/^(?:slack:\/\/channel|https?:\/\/[^/\s]+\/app_redirect)\?(?:[^\s#]*&)?(?:id|channel)=([CGD][A-Z0-9]{5,})(?:&.*)?$/;
/** Slack's own rule: letters of any script, digits, hyphen, underscore, at most 80. */
const nameShape = /^#?([\p{L}\p{M}\p{N}_-]{1,80})$/u;

/** Undefined where the text is none of the three. */
export function readChannelReference(text: string): ChannelReference | undefined {
	const given = text.trim();
	if (idShape.test(given)) return { kind: 'id', id: given };
	const [, linked] = linkShape.exec(given) ?? deepLinkShape.exec(given) ?? [];
	if (linked) return { kind: 'id', id: linked };
	const [, name] = nameShape.exec(given) ?? [];
	return name ? { kind: 'name', name: name.toLowerCase() } : undefined;
}

/** As a person would write it; the same for two references to one channel. */
export function nameOf(channel: ChannelReference): string {
	return channel.kind === 'id' ? channel.id : `#${channel.name}`;
}
