// Answers: did every request keep to what Slack documents, also where nobody looked at the answer?

/**
 * Tests see what became of a request, and an engine may make the best of a refusal. So every request that no documentation
 * allows is kept here, and whoever closes the Slack hears of it: the test fails, whatever else it shows.
 */
export interface FaultsOfOurs {
	add(request: string, faults: readonly string[]): void;
	/** For a test that sends something wrong on purpose: what was wrong until now. It is held against nobody then. */
	excuse(): string[];
	/** Throws where anything is left. */
	settle(): void;
}

export function keepFaultsOfOurs(): FaultsOfOurs {
	const kept: string[] = [];
	return {
		add: (request, faults) => void kept.push(...faults.map((fault) => `${request}: ${fault}`)),
		excuse: () => kept.splice(0),
		settle() {
			const faults = kept.splice(0);
			if (faults.length === 0) return;
			const all = [...new Set(faults)].join('\n  ');
			throw new Error(`Slack was sent what it does not document:\n  ${all}`);
		},
	};
}
