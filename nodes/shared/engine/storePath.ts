// Answers: in which file does this n8n keep the store?
import { NotifyError } from '../../../src/index';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `N8N_SLACK_NOTIFY_STORE`, or else a file in n8n's own folder. Throws a NotifyError where no file can be shared. */
export function storePath(environment: Environment, platform: string): string {
	const chosen = environment.N8N_SLACK_NOTIFY_STORE?.trim();
	if (chosen) return chosen;
	if (environment.EXECUTIONS_MODE === 'queue') {
		throw new NotifyError(
			'store_not_shared',
			'n8n runs in queue mode, and the store in a file cannot be shared between machines: each worker would tell people again what another one has told them',
			{
				hint: 'If main and all workers run on this one machine, set N8N_SLACK_NOTIFY_STORE to a file that all of them can reach, for each of them. Otherwise run n8n in regular mode. A store that several machines share comes with a later version.',
			},
		);
	}
	return `${n8nFolder(environment, platform)}/slack-notify/store.sqlite`;
}

/** Where n8n itself puts its settings and its database. */
function n8nFolder(environment: Environment, platform: string): string {
	const home = platform === 'win32' ? environment.USERPROFILE : environment.HOME;
	return `${environment.N8N_USER_FOLDER ?? home ?? '.'}/.n8n`;
}
