// Answers: in which words does a person hear what PostgreSQL said?

export interface Meaning {
	code: string;
	says: string;
	hint: string;
	/** Nothing was kept, and the same may well be done a moment later. */
	passing?: boolean;
}

const ourCredential = 'the credential Slack Notify Postgres API';
const lookAtCredential = `Check ${ourCredential}`;

export const meanings = named({
	away: {
		code: 'store_away',
		passing: true,
		says: 'The PostgreSQL server can not be reached, or ended the connection.',
		hint: `Nothing was changed. Run again once the server is there. If it never was, check ${ourCredential}: host and port.`,
	},
	crowded: {
		code: 'store_away',
		passing: true,
		says: 'The PostgreSQL server has no connection left for this process.',
		hint: 'Nothing was changed. Raise max_connections on the server, or lower Maximum Number of Connections in the credential, then run again.',
	},
	frozen: {
		code: 'store_away',
		passing: true,
		says: 'This process stood still in the middle of its work, so that the PostgreSQL server ended its connection.',
		hint: 'Nothing was changed. Run again. If it comes back, look for what keeps the process from running.',
	},
	unsure: {
		code: 'store_unsure',
		says: 'The connection to the PostgreSQL server was lost before it said whether the change was kept.',
		hint: 'It may have been kept. Run again: an event with an ID that was accepted is not told twice.',
	},
	busy: {
		code: 'store_busy',
		says: 'Somebody else kept the store locked for too long.',
		hint: 'Nothing was changed. Run again. If it comes back, look in pg_stat_activity for what holds the lock.',
	},
	cleaning: {
		code: 'store_busy',
		says: 'Somebody else is cleaning up the tables of the store.',
		hint: 'What is left of erased rows goes with the next time. Nothing has to be done.',
	},
	watched: {
		code: 'store_busy',
		says: 'Somebody still looks at the store as it was before, so that what was erased stays in its tables.',
		hint: 'It goes with the next time. Nothing has to be done; pg_stat_activity names who looks at it.',
	},
	disturbed: {
		code: 'store_busy',
		passing: true,
		says: 'Somebody else changed the same at the same time.',
		hint: 'Nothing was changed. Run again.',
	},
	queue: {
		code: 'store_busy',
		says: 'This process had so much to do in the store that this one did not come to its turn.',
		hint: 'Nothing was changed. Run again. If it comes back, let less run at once, or raise Maximum Number of Connections in the credential.',
	},
	slow: {
		code: 'store_busy',
		says: 'The PostgreSQL server took too long for one step, and was told to leave it.',
		hint: 'Nothing was changed. Run again. If it comes back, look at how busy the server is.',
	},
	unknownHost: {
		code: 'store_refused',
		// The name of a container that is started anew is unknown for a moment.
		passing: true,
		says: 'No machine is known by the name of the PostgreSQL server.',
		hint: `${lookAtCredential}: the host.`,
	},
	wrongLogin: {
		code: 'store_refused',
		says: 'The PostgreSQL server does not take this user and password.',
		hint: `${lookAtCredential}: user and password.`,
	},
	notLetIn: {
		code: 'store_refused',
		says: 'The PostgreSQL server does not let this user in from here.',
		hint: `${lookAtCredential}: user, database and SSL. If they are right, pg_hba.conf on the server says who may come from where, and whether without SSL.`,
	},
	noDatabase: {
		code: 'store_refused',
		says: 'The PostgreSQL server has no such database.',
		hint: `${lookAtCredential}: the database. It has to be there; only the schema in it is made.`,
	},
	noRight: {
		code: 'store_refused',
		says: 'The PostgreSQL user may not do this.',
		hint: 'Let the user connect to the database and make schemas in it, or make the schema for it as its owner: “create schema … authorization …”.',
	},
	notOwner: {
		code: 'store_refused',
		says: 'The PostgreSQL user may not clean up the tables of the store.',
		hint: 'Make it the owner of the tables: “alter table … owner to …”. Whoever was forgotten is out of them, and only a trace is left.',
	},
	badSchema: {
		code: 'store_refused',
		says: 'PostgreSQL does not take this name for a schema.',
		hint: `${lookAtCredential}: the schema. It has at most 63 bytes and does not begin with pg_.`,
	},
	foreignSchema: {
		code: 'store_refused',
		says: 'There is something else in this schema already.',
		hint: `${lookAtCredential}: the schema. It is to be the store's alone; one that is not there yet is made.`,
	},
	wrongEncoding: {
		code: 'store_refused',
		says: 'The PostgreSQL database does not keep its texts in UTF8.',
		hint: `Make one that does, “create database … encoding 'UTF8' template template0”, and name it in ${ourCredential}.`,
	},
	tooOld: {
		code: 'store_refused',
		says: 'The PostgreSQL server is older than version 13.',
		hint: 'Use a server of version 13 or newer.',
	},
	noAgreement: {
		code: 'store_refused',
		says: 'The PostgreSQL server and this process could not agree on how to connect.',
		hint: `${lookAtCredential}: user, password and SSL. Where the server has no SSL, it has to be Disable.`,
	},
	wrongName: {
		code: 'store_refused',
		says: "The PostgreSQL server's certificate is made out for another host.",
		hint: `${lookAtCredential}: the host is to be named as in the certificate.`,
	},
	untrusted: {
		code: 'store_refused',
		says: "The PostgreSQL server's certificate is not one that is trusted here.",
		hint: `${lookAtCredential}: its CA Certificate is to be the one that signed the server's.`,
	},
	badTls: {
		code: 'store_refused',
		says: 'TLS with the PostgreSQL server failed.',
		hint: `${lookAtCredential}: SSL, and that CA, certificate and key are in PEM and belong together.`,
	},
	readOnly: {
		code: 'store_read_only',
		says: 'The PostgreSQL server can be read but not written.',
		hint: 'Nothing was changed. Connect to the server that may be written, not to a standby; or look why it only reads.',
	},
	full: {
		code: 'store_full',
		says: 'The disk of the PostgreSQL server is full: nothing was written, and nothing that was there is lost.',
		hint: 'Make room on the disk of the server, then run again.',
	},
	damaged: {
		code: 'store_damaged',
		says: 'The tables of the store are not as they were made, or damaged.',
		hint: 'Something else wrote to the store. Restore the schema from a backup.',
	},
	closed: {
		code: 'store_closed',
		says: 'The store was closed already.',
		hint: 'Open it again before use; this is a mistake in the program.',
	},
	failed: {
		code: 'store_failed',
		says: 'The store could not do what it was asked.',
		hint: 'Nothing was changed. What the database said stands in brackets.',
	},
});

/** By PostgreSQL's code, or by the class of it, which is its first two characters. */
export const bySqlState: Record<string, Meaning> = {
	'08': meanings.away,
	'25006': meanings.readOnly,
	'25P03': meanings.frozen, // idle in a transaction
	'25P04': meanings.frozen, // transaction timeout
	'28000': meanings.notLetIn,
	'28P01': meanings.wrongLogin,
	'3D000': meanings.noDatabase,
	'40001': meanings.disturbed, // serialization failure
	'40P01': meanings.disturbed, // deadlock
	'42501': meanings.noRight,
	'42602': meanings.badSchema,
	'42939': meanings.badSchema,
	'42P01': meanings.damaged, // no such table
	'42703': meanings.damaged, // no such column
	'53100': meanings.full,
	'53300': meanings.crowded,
	'55P03': meanings.busy,
	'57014': meanings.slow,
	'57P01': meanings.away, // shut down by an administrator
	'57P02': meanings.away, // shut down by a crash
	'57P03': meanings.away, // starting up, or shutting down
	'57P04': meanings.noDatabase, // dropped
	'57P05': meanings.away,
	XX001: meanings.damaged,
	XX002: meanings.damaged,
};

/** By the system's name for it, or Node's. */
export const bySocket: Record<string, Meaning> = {
	ECONNREFUSED: meanings.away,
	ECONNRESET: meanings.away,
	EPIPE: meanings.away,
	ETIMEDOUT: meanings.away,
	EHOSTUNREACH: meanings.away,
	ENETUNREACH: meanings.away,
	EAI_AGAIN: meanings.away,
	ENOTFOUND: meanings.unknownHost,
	ERR_TLS_CERT_ALTNAME_INVALID: meanings.wrongName,
	HOSTNAME_MISMATCH: meanings.wrongName,
	CERT_HAS_EXPIRED: meanings.untrusted,
	CERT_NOT_YET_VALID: meanings.untrusted,
	CERT_SIGNATURE_FAILURE: meanings.untrusted,
	CERT_CHAIN_TOO_LONG: meanings.untrusted,
	CERT_REJECTED: meanings.untrusted,
	CERT_REVOKED: meanings.untrusted,
	CERT_UNTRUSTED: meanings.untrusted,
	DEPTH_ZERO_SELF_SIGNED_CERT: meanings.untrusted,
	INVALID_CA: meanings.untrusted,
	INVALID_PURPOSE: meanings.untrusted,
	PATH_LENGTH_EXCEEDED: meanings.untrusted,
	SELF_SIGNED_CERT_IN_CHAIN: meanings.untrusted,
	UNABLE_TO_GET_ISSUER_CERT: meanings.untrusted,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: meanings.untrusted,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: meanings.untrusted,
};

function named<Name extends string>(all: Record<Name, Meaning>): Record<Name, Meaning> {
	return all;
}

export function isTlsCode(code: string): boolean {
	return code.startsWith('ERR_SSL_') || code.startsWith('ERR_OSSL_') || code.startsWith('ERR_TLS_');
}
