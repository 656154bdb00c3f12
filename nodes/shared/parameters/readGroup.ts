// Answers: what was filled in where an option is a group of fields?

/** Undefined where the option was not added, or nothing of it is there. */
export function readGroup(given: unknown): Record<string, unknown> | undefined {
	if (typeof given !== 'object' || given === null || !('chosen' in given)) return undefined;
	const { chosen } = given;
	return typeof chosen === 'object' && chosen !== null ? { ...chosen } : undefined;
}
