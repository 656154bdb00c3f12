// Answers: how does one transaction run on one connection?
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { Answer, WatchedClient } from './client';
import type { PoolUse } from './pool';

/** For Kysely. A transaction begins with its first statement, so that both go there together. */
export class PostgresConnection implements DatabaseConnection {
	/** By which the server knows the transaction; undefined for one that only reads. */
	xid?: string;
	readonly added = new Map<string, number>();
	/** What has to be said before the next statement. */
	private before?: string;

	private isGivenBack = false;
	private ending = Promise.resolve();

	constructor(
		readonly client: WatchedClient,
		private readonly pool: PoolUse,
		private readonly mostMs: number,
	) {}

	begin(beginning: string): void {
		this.before = beginning;
		this.xid = undefined;
		this.added.clear();
	}

	/** False where nothing was said yet, so that there is nothing to end. */
	get hasBegun(): boolean {
		return this.before === undefined;
	}

	async executeQuery<R>(statement: CompiledQuery): Promise<QueryResult<R>> {
		const answer = await this.say(statement);
		const table = intoWhich(statement);
		if (table !== undefined)
			this.added.set(table, (this.added.get(table) ?? 0) + (answer.rowCount ?? 0));
		return read(answer);
	}

	private async say({ sql, parameters }: CompiledQuery): Promise<Answer> {
		const { before } = this;
		if (before === undefined) return last(await this.ask(sql, parameters));
		this.before = undefined;
		const isOneGo = parameters.length === 0;
		const answers = await this.ask(isOneGo ? `${before}; ${sql}` : before);
		this.xid = answers[1]?.rows[0]?.['xid'] as string | undefined;
		return last(isOneGo ? answers : await this.ask(sql, parameters));
	}

	/** Gives what the server says it did. */
	async end(how: 'commit' | 'rollback'): Promise<string> {
		return last(await this.ask(how)).command;
	}

	async *streamQuery(): AsyncGenerator<never> {
		throw new Error('No verb reads row by row');
	}

	/** Without waiting for the answer, which nobody needs. */
	endLater(): void {
		this.ending = this.end('commit').then(
			() => {},
			() => this.client.breakOff(),
		);
	}

	giveBack(): void {
		if (this.isGivenBack) return;
		this.isGivenBack = true;
		void this.ending.then(() => this.pool.giveBack(this.client));
	}

	private ask(text: string, values: readonly unknown[] = []): Promise<Answer[]> {
		return this.client.ask(text, values, this.mostMs);
	}
}

const changing = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

function last(answers: readonly Answer[]): Answer {
	return answers.at(-1)!;
}

function read<R>({ command, rowCount, rows }: Answer): QueryResult<R> {
	return {
		rows: rows as R[],
		...(changing.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }),
	};
}

/** The table that a statement adds rows to. */
function intoWhich({ query }: CompiledQuery): string | undefined {
	return query.kind === 'InsertQueryNode' ? query.into?.table.identifier.name : undefined;
}
