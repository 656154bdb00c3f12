// Answers: how do we tell a person that two nodes keep the same workspace in two stores?
import type { ChosenStore } from './chooseStore';
import type { EngineContext } from './readSettings';

/** IDs of the workspaces that this process has met in PostgreSQL. */
const metInPostgres = new Set<string>();
/** Runs that were told, as one may open the store more than once. */
const told = new WeakSet<EngineContext>();

const message =
	'This node keeps its store in a file of this n8n, and another node keeps the same Slack workspace in PostgreSQL. The two do not know of each other: people may be told twice, and what one has queued the other one does not send. Select the same Slack Notify Postgres API credential in all Slack Notify nodes; N8N_SLACK_NOTIFY_STORE=postgres then refuses the file.';

export function hintAtOtherStore(
	context: EngineContext,
	workspaceId: string,
	{ kind }: ChosenStore,
): void {
	if (kind === 'postgres') {
		metInPostgres.add(workspaceId);
		return;
	}
	if (!metInPostgres.has(workspaceId) || !('addExecutionHints' in context)) return;
	if (told.has(context)) return;
	told.add(context);
	context.addExecutionHints({ type: 'warning', location: 'outputPane', message });
}
