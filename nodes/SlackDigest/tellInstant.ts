// Answers: how do we put an instant, for programs and for people?

const format = new Intl.DateTimeFormat('en-GB', {
	dateStyle: 'long',
	timeStyle: 'short',
	timeZone: 'UTC',
});

/** As in `3 March 2026 at 09:00 UTC`. */
export function tellInstant(at: number): string {
	return `${format.format(at)} UTC`;
}

export function toIso(at: number): string {
	return new Date(at).toISOString();
}
