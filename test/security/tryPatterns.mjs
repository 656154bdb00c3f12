// Answers: how much work do regular expressions make of texts that were made to keep them busy? Reads JSON, writes JSON lines.
//
// Usage: node tryPatterns.mjs < patterns.json, under a limit of CPU time: an endless one ends the process in the middle.
import { text } from 'node:stream/consumers';

const length = 20_000;
/** Of CPU time. A pattern that goes through a text once takes less than one; one that begins again at every place, a thousand. */
const tooManyMs = 200;
const common = ['a', 'A', '0', ' ', '\n', '-', '.', '/', 'é', '\u0301', '\ud83d\ude00'];

/** What the pattern itself speaks of, and what most texts are made of. */
function lettersOf(source) {
	const named = source.replace(/\\[pP]\{[^}]*\}|\\[dDwWsSbBnrtvfu]/g, '').replace(/\\(.)/g, '$1');
	return [...new Set([...[...named].filter((letter) => /[^\w\s]/.test(letter)), ...common])];
}

function* textsFor({ source }) {
	const letters = lettersOf(source);
	for (const one of letters) {
		for (const other of letters) {
			for (const before of new Set(['', one, other])) {
				for (const end of ['\0', '!x\n']) {
					yield before + (one + other).repeat(length / 2) + end;
				}
			}
		}
	}
}

function msOf(work) {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

let tried = 0;
for (const pattern of JSON.parse(await text(process.stdin))) {
	console.log(JSON.stringify({ trying: pattern.at }));
	for (const given of textsFor(pattern)) {
		const regex = new RegExp(pattern.source, pattern.flags);
		const look = () => void given.replace(regex, '');
		tried += 1;
		// A second look, because anything else in the process counts as well.
		if (msOf(look) < tooManyMs || msOf(look) < tooManyMs) continue;
		console.log(JSON.stringify({ slow: pattern.at, at: given.slice(0, 8) }));
		break;
	}
}
console.log(JSON.stringify({ tried }));
