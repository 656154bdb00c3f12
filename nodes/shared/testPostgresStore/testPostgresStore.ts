// Answers: can the nodes keep their store where a Postgres credential says?
import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	ICredentialTestFunctions,
	INodeCredentialTestResult,
} from 'n8n-workflow';
import { NotifyError, openPostgres } from '../../../src/index';
import { readPostgres } from '../engine/readPostgres';
import { inSentences } from '../results/inSentences';

/** Opens the store as a node does, and so makes it where there is none: what may go wrong later goes wrong here. */
export async function testPostgresStore(
	this: ICredentialTestFunctions,
	{ data = {} }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
): Promise<INodeCredentialTestResult> {
	try {
		const settings = readPostgres(data);
		const database = await openPostgres(settings);
		await database.close();
		return {
			status: 'OK',
			message: inSentences(
				`Connected. The store is ready in the schema ${settings.schema}`,
				settings.tls.mode === 'require'
					? 'The server’s certificate was not looked at: for that, choose Verify Full'
					: undefined,
				'Now select this credential in every Slack Notify node that is to share it',
			),
		};
	} catch (error) {
		// What a library throws may hold the settings: nothing of it is shown but what was made for a person.
		const message =
			error instanceof NotifyError
				? inSentences(error.message, error.hint)
				: 'The store can’t be opened, for a reason that nobody foresaw. Check all fields.';
		return { status: 'Error', message };
	}
}
