// Answers: how does an open connection become a database that is ready for use?
import type { Database } from './contract';
import type { Driver } from './driver';
import { migrate } from './migrations/migrate';
import { openStore } from './openStore';
import { isWorkspaceKnown, rememberWorkspace, workspaceOf } from './verbs/workspace';

/** Takes the connection over: it is closed when this fails, or by `close`. */
export async function openDatabase(driver: Driver): Promise<Database> {
	const { kysely } = driver;
	try {
		await migrate(driver);
	} catch (error) {
		await driver.close();
		throw error;
	}
	return {
		async forWorkspace(workspace, now, connection) {
			const known = await kysely
				.transaction()
				.setAccessMode('read only')
				.execute((work) => isWorkspaceKnown(work, workspace, connection));
			if (!known)
				await kysely.transaction().execute(async (work) => {
					await driver.takeTurn(work, workspace.id);
					await rememberWorkspace(work, workspace, now, connection);
				});
			return openStore(driver, workspace.id);
		},
		workspaceOf: (connection) =>
			kysely
				.transaction()
				.setAccessMode('read only')
				.execute((work) => workspaceOf(work, connection)),
		tellTime: () => driver.tellTime(),
		close: () => driver.close(),
	};
}
