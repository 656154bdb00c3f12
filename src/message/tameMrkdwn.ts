// Answers: how is a text in Slack's mrkdwn written so that it pings nobody by the dozen and links nowhere odd?
import { strictLabel } from './honestLabel';
import { readMrkdwn, type MrkdwnPiece } from './readMrkdwn';

/** What may stay is as it was; the rest is shown as it was written. The same again for what it gave. */
export function tameMrkdwn(text: string): string {
	return readMrkdwn(text).map(writeMrkdwn).join('');
}

/** Of a text, only what could open a bracket: entities and `>`, which begins a quotation, are the writer's. */
export function writeMrkdwn(piece: MrkdwnPiece): string {
	switch (piece.kind) {
		case 'text':
		case 'code':
			return piece.text.replaceAll('<', '&lt;');
		case 'harmless':
			return piece.text.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
		case 'link': {
			const { url, written, label } = piece;
			if (label === undefined) return piece.text;
			return `<${written}|${strictLabel(url, label)}>`;
		}
		default:
			return piece.text;
	}
}
