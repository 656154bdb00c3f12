// Answers: what has to be known to reach a store in PostgreSQL?

/**
 * `disable`: nothing is encrypted. `require`: encrypted, and the certificate is not looked at. `verify-full`: encrypted, the
 * certificate is good and made out for this host. As libpq calls them.
 */
export const tlsModes = ['disable', 'require', 'verify-full'] as const;

export interface PostgresSettings {
	host: string;
	port: number;
	database: string;
	user: string;
	/** Never part of a message, a log line or a key. */
	password: string;
	/** Ours alone; made where it is not there. */
	schema: string;
	tls: {
		mode: (typeof tlsModes)[number];
		/** Each of them in PEM. */
		ca?: string;
		certificate?: string;
		key?: string;
	};
	/** Of one process, at most. */
	mostConnections: number;
}
