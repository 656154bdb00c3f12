// Answers: is what arrived in Slack exactly what the sample expects? No more, and no fewer.
import type { ArrivedMessage } from './arrived.ts';
import type { ExpectedMessage } from './sample/sample.ts';

/** One sentence for each difference; none where all is as expected. */
export function findMismatches(
	expected: readonly ExpectedMessage[],
	arrived: readonly ArrivedMessage[],
	allTitles: readonly string[],
): string[] {
	const mismatches: string[] = [];
	const waiting = new Map<string, ExpectedMessage[]>();
	for (const message of expected) {
		const key = keyOf(message.where, message.titles);
		waiting.set(key, [...(waiting.get(key) ?? []), message]);
	}
	for (const message of arrived) {
		for (const alarm of message.alarming) {
			mismatches.push(
				`A message to ${message.where} pings or links in the name of its text: ${alarm}`,
			);
		}
		const titles = allTitles.filter((title) => message.text.includes(title));
		const candidates = waiting.get(keyOf(message.where, titles));
		if (!candidates?.pop()) {
			mismatches.push(`Not expected: a message to ${message.where} with ${tell(titles)}`);
		}
	}
	for (const { where, titles } of [...waiting.values()].flat()) {
		mismatches.push(`Missing: a message to ${where} with ${tell(titles)}`);
	}
	return mismatches;
}

function keyOf(where: string, titles: readonly string[]): string {
	return JSON.stringify([where, ...titles.toSorted()]);
}

function tell(titles: readonly string[]): string {
	return titles.length === 0
		? 'no title of the sample'
		: titles.map((title) => `"${title}"`).join(', ');
}
