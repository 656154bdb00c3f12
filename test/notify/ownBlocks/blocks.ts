// Answers: what do blocks look like that somebody copied from Slack's Block Kit Builder?

export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });

export function rich(...elements: unknown[]) {
	return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

export function button(but: object = {}) {
	return { type: 'button', text: plain('Open'), url: 'https://example.com/tasks/7', ...but };
}

export function image(but: object = {}) {
	return { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'A chart', ...but };
}

export function table(rows: number, columns: number, text = 'a') {
	const cell = { type: 'raw_text', text };
	return { type: 'table', rows: Array(rows).fill(Array(columns).fill(cell)) as unknown[] };
}

/** One of each, with all that each may have. */
export function everyKind(): unknown[] {
	const style = { bold: true, italic: false };
	return [
		{ type: 'header', text: { ...plain('Weekly signals'), emoji: true }, block_id: 'head' },
		{ ...section('*Hello* <@U123ABC>'), accessory: image(), expand: true },
		{
			type: 'section',
			fields: [mrkdwn('*Due*'), plain('Friday')],
			accessory: button({ style: 'primary' }),
		},
		{ type: 'divider' },
		image({ title: plain('Chart') }),
		{ type: 'image', slack_file: { id: 'F123ABC' }, alt_text: 'A chart' },
		{ type: 'context', elements: [image(), plain('small'), mrkdwn('_print_')] },
		{
			type: 'rich_text',
			elements: [
				{
					type: 'rich_text_section',
					elements: [
						{ type: 'text', text: 'Dear ', style },
						{ type: 'user', user_id: 'U123ABC' },
						{ type: 'channel', channel_id: 'C123ABC' },
						{ type: 'emoji', name: 'wave' },
						{ type: 'link', url: 'https://example.com/', text: 'Open', style },
						{ type: 'date', timestamp: 1_720_710_212, format: '{date_num}', fallback: 'then' },
					],
				},
				{
					type: 'rich_text_list',
					style: 'ordered',
					indent: 1,
					border: 0,
					elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
				},
				{ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }], border: 1 },
				{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'a' }] },
			],
		},
		{ type: 'markdown', text: '**Bold** and [a link](https://example.com)' },
		{
			type: 'table',
			rows: [
				[
					{ type: 'raw_text', text: 'Account' },
					{ type: 'raw_text', text: 'Seats' },
				],
				[rich({ type: 'text', text: 'Initech' }), { type: 'raw_text', text: '12' }],
			],
			column_settings: [{}, { align: 'right', is_wrapped: true }],
		},
		{
			type: 'actions',
			elements: [
				button({
					action_id: 'open',
					value: '7',
					accessibility_label: 'Open the task',
					confirm: {
						title: plain('Sure?'),
						text: mrkdwn('It *leaves* Slack.'),
						confirm: plain('Yes'),
						deny: plain('No'),
						style: 'danger',
					},
				}),
			],
		},
	];
}
