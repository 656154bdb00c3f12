// Answers: how is a name from outside shown, whatever somebody called it?
import { cleanLine, isVisible } from './cleanText';
import { cutText } from './cutText';
import { nameLimit } from './limits';
import { dropDirection } from './textDirection';

/** On one line and cut, visibly, where it is too long. Empty where a reader would see nothing. */
export function cutName(name: string): string {
	// A cut could part an isolate from its end, so none is left in.
	const line = dropDirection(cleanLine(name));
	return isVisible(line) ? cutText(line, nameLimit) : '';
}
