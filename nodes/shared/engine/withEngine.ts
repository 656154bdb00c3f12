// Answers: how does a node get an engine from its credentials, and give everything back afterwards?
import { connectSlack, openEngine, openSqlite } from '../../../src/index';
import type { Engine, Workspace } from '../../../src/index';
import { listError } from '../results/listError';
import { nodeError } from '../results/nodeError';
import { findWorkspace, fingerprint } from './knownWorkspaces';
import { n8nClock } from './n8nClock';
import { n8nFetch } from './n8nFetch';
import { n8nUpload } from './n8nUpload';
import { readSettings, type EngineContext } from './readSettings';
import { withDatabase } from './sharedDatabase';
import { storePath } from './storePath';

/** For one request to Slack. A run ends at its own time limit. */
const requestTimeoutMs = 30_000;

/** Everything thrown, also by `use`, leaves as an error of n8n's that says what to do next. */
export async function withEngine<T>(
	context: EngineContext,
	use: (engine: Engine) => Promise<T>,
): Promise<T> {
	let notSentBecause: string | undefined;
	try {
		const { credentialType, baseUrl, token, settings } = await readSettings(context);
		const stopped = signalOf(context);
		const clock = n8nClock(stopped);
		const source = {
			context,
			credentialType,
			timeoutMs: requestTimeoutMs,
			stopped,
			onNotSent: (reason: string) => void (notSentBecause ??= reason),
		};
		const reach = (known?: Workspace) =>
			connectSlack({
				baseUrl,
				timeoutMs: requestTimeoutMs,
				fetch: n8nFetch(source),
				upload: n8nUpload(source),
				clock,
				workspaceId: known?.id,
				botName: known?.botName,
			});
		const connection = token === undefined ? undefined : await fingerprint(baseUrl, token);
		return await withDatabase(
			storePath(process.env, process.platform),
			async (path) => openSqlite({ path }),
			async (database) => {
				const identify = () => reach().identify();
				const workspace = await findWorkspace(connection, { database, identify });
				return use(
					await openEngine({
						database,
						slack: reach(workspace),
						workspace,
						connection,
						clock,
						newId: () => crypto.randomUUID(),
						settings,
					}),
				);
			},
		);
	} catch (error) {
		const asError = isRun(context) ? nodeError : listError;
		throw asError(context.getNode(), error, { notSentBecause });
	}
}

/** Everything else fills a list in the editor. */
function isRun(context: EngineContext): boolean {
	return 'getInputData' in context;
}

function signalOf(context: EngineContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
