// Answers: how does an open connection become a database that is ready for use?
import type { Database } from './contract';
import type { Driver } from './driver';
import { migrate } from './migrations/migrate';
import { openStore } from './openStore';
import { reading, writing } from './transactions';
import { isWorkspaceKnown, keyOf, rememberWorkspace, workspaceOf } from './verbs/workspace';

/** Takes the connection over: it is closed when this fails, or by `close`. */
export async function openDatabase(driver: Driver): Promise<Database> {
	try {
		await migrate(driver);
	} catch (error) {
		await driver.close();
		throw error;
	}
	return {
		async forWorkspace(workspace, now, connection) {
			const known = await reading(driver, (work) => isWorkspaceKnown(work, workspace, connection));
			if (!known)
				await writing(driver, keyOf(workspace), (work) =>
					rememberWorkspace(work, workspace, now, connection),
				);
			return openStore(driver, keyOf(workspace));
		},
		workspaceOf: (connection) => reading(driver, (work) => workspaceOf(work, connection)),
		tellTime: () => driver.tellTime(),
		close: () => driver.close(),
	};
}
