// Answers: for how long is a worker believed to be alive?

/** Longer than any request to Slack may take, so that a live worker keeps what it holds. In milliseconds. */
export const leaseMs = 120_000;
