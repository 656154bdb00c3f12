// Answers: how is each operation of each node run, so that it asks Slack for whatever it can?

export interface Operation {
	node: string;
	parameters: Record<string, unknown>;
	items?: Record<string, unknown>[];
	binary?: Record<string, unknown>[];
}

/** What people write, and whom it is about: none of it belongs in a log. */
export const marks = {
	title: 'Marked title of the scan',
	text: 'Marked text of the scan',
	field: 'Marked field of the scan',
	email: 'marked.person@scan.example',
} as const;

const locator = (mode: string, value: unknown) => ({ __rl: true, mode, value });
const ops = locator('id', 'C00000OPS');
const event = {
	type: 'task.assigned',
	title: `={{ "${marks.title} " + $json.id }}`,
	text: marks.text,
	fields: { field: [{ label: 'Owner', value: marks.field }] },
};
const pdf = {
	data: Buffer.from('%PDF-1.4').toString('base64'),
	mimeType: 'application/pdf',
	fileName: 'a.pdf',
};
const ana = { subject: 'member', email: 'ana@example.com' };
const people = ['ana@example.com', 'ben@example.com', marks.email].map((email, id) => ({
	email,
	id,
}));

const on = (
	node: string,
	operation: string,
	{ options, ...parameters }: { options?: object; [name: string]: unknown } = {},
	rest: object = {},
) => ({ node, parameters: { operation, options, ...parameters }, ...rest });

/**
 * In an order in which the later ones find something. `id`: other events than those of an earlier round. `timeLimit`: in
 * seconds, for those that have one.
 */
export function operations(id: string, timeLimit: number): Operation[] {
	return sound(id).map(({ parameters, ...rest }) => {
		const options = { timeLimit, ...parameters.options };
		return { ...rest, parameters: { ...parameters, options } };
	});
}

const sound = (id: string) => [
	on('slackMapMembers', 'sync', { email: '={{ $json.email }}' }, { items: people }),
	on('slackMapMembers', 'refreshDirectory'),
	on('slackMapMembers', 'connect', {
		member: locator('email', marks.email),
		slackUser: locator('id', 'U00000BEN'),
	}),
	on('slackMapMembers', 'disconnect', { member: locator('email', marks.email) }),
	on('slackMapMembers', 'getMany', { returnAll: true }),
	on('slackPreferences', 'set', { ...ana, scope: 'everything', frequency: 'daily' }),
	on('slackPreferences', 'get', ana),
	on('slackPreferences', 'getMany', { returnAll: true }),
	on('slackPreferences', 'explain', { ...ana, type: 'task.assigned' }),
	on('slackPreferences', 'defineTypes', { types: '{"version":1,"types":[]}' }),
	on('slackPreferences', 'listTypes', { returnAll: true }),
	on('slackPreferences', 'import', {
		importFrom: 'document',
		preferences: '[{"channel":"#ops","everything":"immediate"}]',
	}),
	on('slackPreferences', 'reset', { subject: 'channel', channel: ops }),
	on(
		'slackNotifyMember',
		'notify',
		{
			...event,
			email: '={{ $json.email }}',
			eventId: `={{ "${id} " + $json.email }}`,
			options: { attachments: 'data' },
		},
		{ items: people, binary: people.map(() => ({ data: pdf })) },
	),
	on('slackNotifyMember', 'sendTest', { email: 'ben@example.com' }),
	on('slackNotifyChannel', 'notify', { ...event, sendTo: 'channel', channel: ops, eventId: id }),
	on(
		'slackNotifyChannel',
		'report',
		{ ...event, sendTo: 'defaultChannel', eventId: `${id} report`, rowsAs: 'csv' },
		{ items: people },
	),
	on('slackNotifyChannel', 'sendTest', { sendTo: 'channel', channel: ops }),
	on('slackDigest', 'preview'),
	on('slackDigest', 'sendNow', { recipient: 'everybody' }),
	on('slackDigest', 'sendDue'),
	on('slackDigest', 'why', { recipient: 'everybody' }),
	on('slackDigest', 'retry', { recipient: 'everybody', unsure: 'lookUp' }),
	on('slackDigest', 'withdraw', { eventId: `${id} unknown` }),
	on('slackMapMembers', 'forget', { member: locator('email', 'gus@example.com') }),
];

/** Each ends with an error, whose words name what somebody wrote, or whom it is about. */
export const refused: readonly Operation[] = [
	on('slackNotifyMember', 'notify', { ...event, email: `${marks.email}@twice` }),
	on('slackNotifyMember', 'notify', { ...event, email: 'ana@example.com', type: marks.title }),
	on('slackNotifyMember', 'notify', { ...event, email: 'ana@example.com', linkUrl: marks.text }),
	on('slackNotifyChannel', 'notify', {
		...event,
		sendTo: 'channel',
		channel: locator('name', marks.text),
	}),
	on('slackMapMembers', 'connect', {
		member: locator('email', 'ana@example.com'),
		slackUser: locator('email', marks.email),
	}),
	on('slackPreferences', 'set', {
		subject: 'member',
		email: marks.email,
		scope: 'everything',
		frequency: marks.text,
	}),
];

/** The lists that the editor fills. */
export const searches: readonly (readonly [node: string, method: string])[] = [
	['slackMapMembers', 'searchMembers'],
	['slackMapMembers', 'searchSlackUsers'],
	['slackNotifyChannel', 'searchChannels'],
	['slackNotifyMember', 'searchTypes'],
	['slackPreferences', 'searchGroups'],
];
