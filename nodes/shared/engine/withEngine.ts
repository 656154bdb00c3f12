// Answers: how does a node get an engine from its credentials, and give everything back afterwards?
import { connectSlack, openEngine, openPostgres, openSqlite } from '../../../src/index';
import type { Database, Engine, Workspace } from '../../../src/index';
import { listError } from '../results/listError';
import { nodeError } from '../results/nodeError';
import type { ChosenStore } from './chooseStore';
import { hintAtOtherStore } from './hintAtOtherStore';
import { findWorkspace, fingerprint } from './knownWorkspaces';
import { n8nClock } from './n8nClock';
import { n8nFetch } from './n8nFetch';
import { n8nUpload } from './n8nUpload';
import { readSettings, type EngineContext } from './readSettings';
import { readStore } from './readStore';
import { withDatabase } from './sharedDatabase';

/** For one request to Slack. A run ends at its own time limit. */
const requestTimeoutMs = 30_000;

/** Everything thrown, also by `use`, leaves as an error of n8n's that says what to do next. */
export async function withEngine<T>(
	context: EngineContext,
	use: (engine: Engine) => Promise<T>,
): Promise<T> {
	let notSentBecause: string | undefined;
	try {
		const { credentialType, baseUrl, identity, settings } = await readSettings(context);
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
		const connection = identity === undefined ? undefined : await fingerprint(baseUrl, identity);
		const store = await readStore(context);
		return await withDatabase(store, openStore, async (database) => {
			const identify = () => reach().identify();
			const workspace = await findWorkspace(connection, { database, identify });
			hintAtOtherStore(context, workspace.id, store);
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
		});
	} catch (error) {
		const asError = isRun(context) ? nodeError : listError;
		throw asError(context.getNode(), error, { notSentBecause });
	}
}

async function openStore(store: ChosenStore): Promise<Database> {
	return store.kind === 'postgres'
		? openPostgres(store.settings)
		: openSqlite({ path: store.path });
}

/** Everything else fills a list in the editor. */
function isRun(context: EngineContext): boolean {
	return 'getInputData' in context;
}

function signalOf(context: EngineContext): AbortSignal | undefined {
	return 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
}
