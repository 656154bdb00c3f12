// Answers: how does a test of the nodes keep their store in a real PostgreSQL?
import type { PostgresSettings } from '../../../src/index';

/** As the credential's form has it. */
export function credentialOf({ tls, ...settings }: PostgresSettings): Record<string, unknown> {
	return { ...settings, ssl: tls.mode, ca: tls.ca ?? '' };
}
