// Answers: what stands in a field of a credential, if anything does?

export function readText(value: unknown): string | undefined {
	return (typeof value === 'string' && value.trim()) || undefined;
}
