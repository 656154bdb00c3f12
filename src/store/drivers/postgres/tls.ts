// Answers: how is the way to the server encrypted?
import type { ConnectionOptions } from 'node:tls';
import type { PostgresSettings } from './settings';

export function tlsOf({ tls }: Pick<PostgresSettings, 'tls'>): ConnectionOptions | false {
	const { mode, ca, certificate, key } = tls;
	if (mode === 'disable') return false;
	return {
		rejectUnauthorized: mode === 'verify-full',
		...(ca && { ca }),
		...(certificate && { cert: certificate }),
		...(key && { key }),
	};
}
