// Answers: is what arrived in Slack exactly what the sample expects? No more, and no fewer.
import type { ArrivedMessage } from './arrived.ts';
import type { ExpectedMessage } from './sample/sample.ts';

/** Where a message is, what it tells, in whose thread, and with which files: enough to tell two messages apart. */
interface Seen {
	where: string;
	titles: readonly string[];
	/** Of the message whose thread it is in. */
	under: readonly string[];
	files: readonly string[];
}

/** One sentence for each difference; none where all is as expected. */
export function findMismatches(
	expected: readonly ExpectedMessage[],
	arrived: readonly ArrivedMessage[],
	allTitles: readonly string[],
): string[] {
	const mismatches: string[] = [];
	const waiting = new Map<string, ExpectedMessage[]>();
	for (const message of expected) {
		const key = keyOf(seen(message));
		waiting.set(key, [...(waiting.get(key) ?? []), message]);
	}
	const titlesIn = (text: string) => allTitles.filter((title) => text.includes(title));
	for (const message of arrived) {
		for (const alarm of message.alarming) {
			mismatches.push(
				`A message to ${message.where} pings or links in the name of its text: ${alarm}`,
			);
		}
		const { where, text, under, files = [] } = message;
		const found: Seen = {
			where,
			titles: titlesIn(text),
			under: under === undefined ? [] : titlesIn(under),
			files: files.map(({ name }) => name),
		};
		const wanted = waiting.get(keyOf(found))?.pop();
		if (wanted) mismatches.push(...findOtherParts(wanted, message).map(said(found)));
		else mismatches.push(`Not expected: ${tell(found)}`);
	}
	for (const message of [...waiting.values()].flat()) {
		mismatches.push(`Missing: ${tell(seen(message))}`);
	}
	return mismatches;
}

/** What two messages may differ in that tell the same in the same place. */
const parts = ['mentions', 'table', 'files', 'colour', 'edited'] as const;

function findOtherParts(wanted: ExpectedMessage, got: ArrivedMessage): string[] {
	return parts.flatMap((part) => {
		const [expected, found] = [JSON.stringify(wanted[part]), JSON.stringify(got[part])];
		return expected === found ? [] : [`has as ${part} ${found}, and not ${expected}`];
	});
}

function said(found: Seen): (difference: string) => string {
	return (difference) => `${tell(found)} ${difference}`.replace(/^a/, 'A');
}

function seen({ where, titles, under, files = [] }: ExpectedMessage): Seen {
	return {
		where,
		titles,
		under: under === undefined ? [] : [under],
		files: files.map(({ name }) => name),
	};
}

function keyOf({ where, titles, under, files }: Seen): string {
	return JSON.stringify([where, titles.toSorted(), under.toSorted(), files]);
}

function tell({ where, titles, under, files }: Seen): string {
	const place = under.length > 0 ? `${where} in the thread of ${quote(under)}` : where;
	const along = files.length > 0 ? ` and the files ${files.join(', ')}` : '';
	return `a message to ${place} with ${quote(titles)}${along}`;
}

function quote(titles: readonly string[]): string {
	return titles.length === 0
		? 'no title of the sample'
		: titles.map((title) => `"${title}"`).join(', ');
}
