// Answers: does the label of a link say another address than the one behind it?

const invisible = /\p{Default_Ignorable_Code_Point}/gu;
const address = /(?:https?:\/\/|\bwww\.)[^\s<>|]+/i;

/** Where it does, the label also says where the link leads. For links whose label and address come from one text. */
export function honestLabel(url: string, label: string): string {
	const shown = address.exec(label.replace(invisible, ''))?.[0];
	if (shown === undefined) return label;
	const leadsTo = hostOf(url);
	const says = ` (${leadsTo || 'e-mail'})`;
	return hostOf(shown) === leadsTo || label.endsWith(says) ? label : label + says;
}

function hostOf(given: string): string | undefined {
	const url = URL.parse(/^\w+:/.test(given) ? given : `https://${given}`);
	return url?.host.replace(/^www\./, '');
}
