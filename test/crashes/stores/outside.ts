// Answers: what is in the tables of a store that crashed, as far as these tests want to know?

export interface NotificationRow {
	id: number;
	dedupe_key: string;
	state: string;
	reason: string | null;
	claim_token: string | null;
	lease_until: number | null;
	delivery_key: string | null;
	conversation: string | null;
	ts: string | null;
}

export interface DeliveryRow {
	key: string;
	kind: string;
	state: string;
	token: string | null;
	ts: string | null;
	started_at: number;
}

export interface DecisionRow {
	dedupe_key: string;
	outcome: string;
	reason: string;
}

export interface Rows {
	notification: NotificationRow[];
	delivery: DeliveryRow[];
	decision: DecisionRow[];
}

/** A store as the tests see it from outside. */
export interface Outside {
	/** Only what some worker holds: the rows with a token, and deliveries on their way. */
	held(): Promise<Pick<Rows, 'notification' | 'delivery'>>;
	/** Which of these events are in it. */
	knows(eventIds: readonly string[]): Promise<Set<string>>;
	all(): Promise<Rows>;
	/** What the database itself says of its state: `ok`. */
	check(): Promise<string>;
}
