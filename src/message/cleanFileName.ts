// Answers: under which name may a file be sent?
import { cleanLine, isVisible } from './cleanText';
import { cutText } from './cutText';
import { partMarkup } from './escape';
import { fileLimits } from './limits';
import { dropDirection } from './textDirection';

/** Between folders, and what Slack may read more into than a name; no file system misses any of them. */
const separators = /[/\\<>]/g;
/** As in `.pdf` or `.tar.gz`: by its end people and programs know what a file is. */
const ending = /(?:\.[\p{L}\p{N}]{1,10}){1,2}$/u;

/** One name and no path, on one line, with its end kept where it has to be cut. Empty where nothing could be seen. */
export function cleanFileName(name: string): string {
	const line = partMarkup(dropDirection(cleanLine(name.replace(separators, '_'))).trim());
	// What leads elsewhere on a disk is no name.
	if (!isVisible(line) || /^\.+$/.test(line)) return '';
	if (line.length <= fileLimits.name) return line;
	const end = ending.exec(line)?.[0] ?? '';
	return cutText(line.slice(0, line.length - end.length), fileLimits.name - end.length) + end;
}
