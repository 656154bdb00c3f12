// Answers: by which doors does what stands in a node's form, an item or a credential get into a node?
import type { ICredentialDataDecryptedObject, IExecuteFunctions } from 'n8n-workflow';
import { readPreviewWishes } from '../../nodes/SlackDigest/readPreviewWishes';
import { readRecipient } from '../../nodes/SlackDigest/readRecipient';
import { readKeeping, readSending } from '../../nodes/SlackDigest/readSending';
import { readSpan } from '../../nodes/SlackDigest/readSpan';
import { readWhich } from '../../nodes/SlackDigest/readWhich';
import { readListWishes } from '../../nodes/SlackMapMembers/readListWishes';
import { readSyncWishes } from '../../nodes/SlackMapMembers/readSyncWishes';
import { readRows } from '../../nodes/SlackNotifyChannel/report/readRows';
import { readChange } from '../../nodes/SlackPreferences/readChange';
import { readSubject } from '../../nodes/SlackPreferences/readSubject';
import { readCaps } from '../../nodes/shared/engine/readCaps';
import { readIdentity } from '../../nodes/shared/engine/readIdentity';
import { readLanguage } from '../../nodes/shared/engine/readLanguage';
import { readMatching, readNotFoundIsBelievedMs } from '../../nodes/shared/engine/readMatching';
import { readPostgres } from '../../nodes/shared/engine/readPostgres';
import { readSettingsLink } from '../../nodes/shared/engine/readSettingsLink';
import { readTestMode } from '../../nodes/shared/engine/readTestMode';
import { readMessage } from '../../nodes/shared/notify/readMessage';
import { readTelling } from '../../nodes/shared/notify/readTelling';
import { readMember } from '../../nodes/shared/parameters/readMember';
import { readMost } from '../../nodes/shared/parameters/readMost';
import { readNames } from '../../nodes/shared/parameters/readNames';
import { readParameters, type ReadParameter } from '../../nodes/shared/parameters/readParameters';
import { readSlackUser } from '../../nodes/shared/parameters/readSlackUser';
import { followPath } from '../../nodes/shared/parameters/simplePath';
import type { Door } from './doors';

/** Every parameter of the form says the same, except those that have to be something for it to be read at all. */
const saying =
	(given: unknown, fixed: Record<string, unknown> = {}): ReadParameter =>
	(path) =>
		path in fixed ? fixed[path] : given;

const items = (json: unknown) =>
	({
		getInputData: () => [{ json }],
		getWorkflowSettings: () => ({}),
		getNode: () => ({ parameters: {} }),
	}) as unknown as IExecuteFunctions;

/** As n8n reads an expression: the text of a template, or the value itself. */
const readItem = (expression: string, said: (json: unknown) => unknown) => (given: unknown) => {
	const json = { given };
	const context = {
		...items(json),
		getNode: () => ({ parameters: { title: expression } }),
		getNodeParameter: () => said(given),
	} as unknown as IExecuteFunctions;
	return readParameters(context)('title', 0);
};

export const formDoors: Readonly<Record<string, Door>> = {
	'an item, by a path': (given) => followPath(given, ['given', '__proto__', 'polluted']),
	'an item, by an expression': readItem('={{ $json.given }}', (given) => given),
	'an item, in a template': readItem('=It says {{ $json.given }}', () => 'It says [object Object]'),
	'a member': (given) => readMember(saying(given), 0),
	'a Slack user': (given) => readSlackUser(saying(given), 0),
	names: (given) => readNames(given, 'Names'),
	'how many': (given) => readMost(saying(given, { returnAll: false })),
	'how it is told': (given) => readTelling(() => given),
	'what a message has besides': (given) =>
		readMessage(
			() => given,
			() => ({ text: 'n8n' }),
		),
	'a group of options': (given) =>
		readMessage(
			() => ({ chosen: given }),
			() => ({ text: 'n8n' }),
		),
	'what is sent': (given) => readSending(saying(given)),
	'what is kept': (given) => readKeeping(saying(given)),
	'how far a preview looks': (given) => readPreviewWishes(saying(given), 0),
	'a recipient': (given) => readRecipient(saying(given, { recipient: 'member' }), 0),
	'a time': (given) => readSpan(() => given, 'Europe/Paris'),
	'which notifications': (given) => readWhich({ read: saying(given), context: items({}) }, 0, ''),
	'the wishes of a sync': (given) => readSyncWishes(saying(given)),
	'the wishes of a list': (given) => readListWishes(saying(given)),
	'a change': (given) => readChange(saying(given, { scope: 'type' }), 0),
	'quiet hours': (given) =>
		readChange(saying({ chosen: given }, { scope: 'everything', frequency: undefined }), 0),
	'whose preferences': (given) => readSubject(saying(given, { subject: 'channel' }), 0),
	'the columns of a report': (given) =>
		readRows(items({}), saying(given, { rowsAs: 'csv', columns: 'chosen', fileName: 'a' })),
	'a column of a report': (given) =>
		readRows(items({}), saying([given], { rowsAs: 'csv', columns: 'chosen', fileName: 'a' })),
};

type Credential = ICredentialDataDecryptedObject;
const every = (given: unknown): Credential =>
	new Proxy({}, { get: (_, name) => (name === 'matching' ? 'custom' : given) });

const database = { host: 'db', database: 'd', user: 'u', password: 'p' };

export const credentialDoors: Readonly<Record<string, Door>> = {
	caps: (given) => readCaps(every(given)),
	'the token': (given) => readIdentity(every(given)),
	'the language': (given) => readLanguage(every(given)),
	'the rules of matching': (given) => readMatching(every(given)),
	'how long “not found” is believed': (given) => readNotFoundIsBelievedMs(every(given)),
	'the database': (given) => readPostgres(every(given)),
	'the database: password': (given) => readPostgres({ ...database, password: given } as Credential),
	'the database: TLS': (given) => readPostgres({ ...database, ssl: given } as Credential),
	'the database: certificates': (given) =>
		readPostgres({ ...database, ssl: 'verify-full', ca: given, certificate: given } as Credential),
	'the link to the settings': (given) => readSettingsLink(every(given)),
	'the test mode': (given) => readTestMode(every(given)),
};
