// Answers: which store does a node use: a file of this n8n, or the PostgreSQL that several of them share?
import { NotifyError } from '../../../src/index';
import type { PostgresSettings } from '../../../src/index';

export type Environment = Readonly<Record<string, string | undefined>>;

export type ChosenStore =
	{ kind: 'file'; path: string } | { kind: 'postgres'; settings: PostgresSettings };

interface StoreChoice {
	environment: Environment;
	platform: string;
	/** What the Slack Notify Postgres API credential says; undefined where the node has none selected. */
	postgres: PostgresSettings | undefined;
}

const select =
	'select the same Slack Notify Postgres API credential in each Slack Notify node of your workflows, so that main and all workers share one store';

/**
 * The credential's, or else the file in `N8N_SLACK_NOTIFY_STORE`, or else one in n8n's own folder. Throws a NotifyError where no
 * file may be used.
 */
export function chooseStore({ environment, platform, postgres }: StoreChoice): ChosenStore {
	if (postgres !== undefined) return { kind: 'postgres', settings: postgres };
	const chosen = environment.N8N_SLACK_NOTIFY_STORE?.trim();
	if (chosen) return { kind: 'file', path: asPath(chosen) };
	if (environment.EXECUTIONS_MODE === 'queue') {
		throw new NotifyError(
			'store_not_shared',
			'n8n runs in queue mode, and this node has no store that main and all workers share: from a file of its own, each of them would tell people again what another one has told them',
			{
				hint: `In the node, ${select}. Only if main and all workers run on this one machine, a file does as well: set N8N_SLACK_NOTIFY_STORE to one that all of them can reach, for each of them`,
			},
		);
	}
	return { kind: 'file', path: `${n8nFolder(environment, platform)}/slack-notify/store.sqlite` };
}

/** `postgres` says that no node may use a file; an address would be taken for the name of one. */
function asPath(chosen: string): string {
	if (/^postgres(?:ql)?$/i.test(chosen)) {
		throw new NotifyError(
			'store_is_postgres',
			'This node has no Slack Notify Postgres API credential, and N8N_SLACK_NOTIFY_STORE says that all of them keep their store in PostgreSQL',
			{ hint: `In the node, ${select}` },
		);
	}
	if (/^postgres(?:ql)?:/i.test(chosen)) {
		throw new NotifyError(
			'store_is_address',
			'N8N_SLACK_NOTIFY_STORE holds the address of a database, where the path of a file or the word postgres belongs',
			{
				hint: `Set N8N_SLACK_NOTIFY_STORE to postgres, put what the address says into a Slack Notify Postgres API credential, and ${select}`,
			},
		);
	}
	return chosen;
}

/** Where n8n itself puts its settings and its database. */
function n8nFolder(environment: Environment, platform: string): string {
	const home = platform === 'win32' ? environment.USERPROFILE : environment.HOME;
	return `${environment.N8N_USER_FOLDER ?? home ?? '.'}/.n8n`;
}
