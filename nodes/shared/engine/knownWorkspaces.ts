// Answers: which workspace does a credential belong to, without asking Slack at every run?
import type { Database, Workspace } from '../../../src/index';

const known = new Map<string, Workspace>();

export interface WorkspaceSources {
	database: Pick<Database, 'workspaceOf'>;
	/** Asks Slack. */
	identify: () => Promise<Workspace>;
}

/**
 * What `connection` was made of belongs to one workspace for as long as it is valid. So events are accepted while Slack is away, also by an n8n
 * that was started meanwhile, and after the token was revoked.
 */
export async function findWorkspace(
	connection: string | undefined,
	{ database, identify }: WorkspaceSources,
): Promise<Workspace> {
	if (connection === undefined) return await identify();
	const workspace =
		known.get(connection) ?? (await database.workspaceOf(connection)) ?? (await identify());
	known.set(connection, workspace);
	return workspace;
}

/** Nobody can make a token or a secret from it. The address is part of it: another Slack may know the same token. */
export async function fingerprint(baseUrl: string, identity: string): Promise<string> {
	const bytes = new TextEncoder().encode(`${baseUrl} ${identity}`);
	return Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('base64');
}
