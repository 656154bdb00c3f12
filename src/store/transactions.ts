// Answers: how does each verb get a transaction of its own?
import type { Driver } from './driver';
import type { Work } from './tables';

/** What a transaction needs of the driver. */
export type Transacting = Pick<Driver, 'kysely' | 'takeTurn' | 'untilDone'>;

type Act<T> = (work: Work) => Promise<T>;

export function reading<T>(driver: Transacting, act: Act<T>): Promise<T> {
	return driver.untilDone(() =>
		driver.kysely.transaction().setAccessMode('read only').execute(act),
	);
}

export function writing<T>(driver: Transacting, workspaceId: string, act: Act<T>): Promise<T> {
	const inTurn = async (work: Work) => {
		await driver.takeTurn(work, workspaceId);
		return act(work);
	};
	return driver.untilDone(() => driver.kysely.transaction().execute(inTurn), workspaceId);
}

/** Gives the same answer, and nothing of it stays. */
export function rehearsing<T>(driver: Transacting, workspaceId: string, act: Act<T>): Promise<T> {
	return driver.untilDone(async () => {
		const work = await driver.kysely.startTransaction().execute();
		try {
			await driver.takeTurn(work, workspaceId);
			return await act(work);
		} finally {
			await work.rollback().execute();
		}
	}, workspaceId);
}
