// Answers: does a link in a user's own rich text say where it leads, where its label is another address?
import { strictLabel } from '../../message/honestLabel';
import { slackLimits } from '../../message/limits';
import { whereSound } from './whereSound';

type Label = 'text' | 'format' | 'fallback';
type Linked = { url?: string } & { [name in Label]?: string };

/** As our own links do. */
export function sayHost<Of extends Linked>(given: Of, name: Label): Of {
	const { url, [name]: said } = given;
	if (url === undefined || said === undefined) return given;
	return { ...given, [name]: strictLabel(url, said) };
}

/** It is longer then. */
export function whereShort(name: Label) {
	return whereSound(
		(value: Linked) => (value[name]?.length ?? 0) <= slackLimits.textElement,
		`has a ${name} that is too long once it says where the link leads`,
	);
}
