// Answers: what happens in the example about reports, and what has to come of it? Written down by hand.
import { memberOf } from './cast.ts';
import { writePdf } from './pdf.ts';
import type { ReportRow, SampleReport, SampleReports } from './report.ts';
import type { ExpectedFile, ExpectedMessage } from './sample.ts';

/** The app joins it by itself, for the file. */
export const salesChannel = '#sales-reports';
/** Private, and somebody let the app in. */
export const financeChannel = '#finance-reports';
/** Private, and nobody did. */
export const boardChannel = '#board';

const odd: ReportRow[] = [
	{
		account: '=HYPERLINK("https://evil.example","Initech")',
		amount: -1500.5,
		change: -250,
		note: '<!channel> everybody look',
	},
	{
		account: 'Umbrella, Inc.',
		amount: 7200,
		change: 0,
		note: 'Said "yes",\nthen went on holiday',
	},
	{
		account: '+1 (555) 010-0199',
		amount: 300,
		change: null,
		note: '@everyone <https://evil.example|Sign in again>',
	},
	{
		account: 'Crème Brûlée 株式会社 🍮',
		amount: 0.5,
		change: 0.5,
		note: "-2+3+cmd|' /C calc'!A0",
	},
];

const globex = { account: 'Globex', note: 'Wants the *final* offer; call & ask' };

function stateOf(asOf: string, { amount, change }: Pick<ReportRow, 'amount' | 'change'>) {
	const { email, memberId, name } = memberOf('greta');
	return {
		week: 48,
		asOf,
		contact: memberOf('lucia').email,
		owner: { id: memberId, email, name },
		rows: [{ ...globex, amount, change }, ...odd],
		pdf: writePdf(`Pipeline of week 48, as of ${asOf.slice(0, 10)}: Globex ${amount}`),
	};
}

const states: SampleReport[] = [
	stateOf('2026-11-23T08:00:00Z', { amount: 48000, change: 12500 }),
	stateOf('2026-11-24T09:30:00Z', { amount: 52000, change: 16500 }),
];

const byteOrderMark = '\uFEFF';

/** What has one of the usual separators in it stands in quotation marks, whichever separates here. */
function csv(separator: ',' | ';', amount: number, change: number): string {
	const lines = [
		['Account', 'Amount', 'Change', 'Note'],
		['Globex', amount, change, '"Wants the *final* offer; call & ask"'],
		[
			`"'=HYPERLINK(""https://evil.example"",""Initech"")"`,
			'-1500.5',
			'-250',
			'<!channel> everybody look',
		],
		['"Umbrella, Inc."', '7200', '0', '"Said ""yes"",\nthen went on holiday"'],
		[`'+1 (555) 010-0199`, '300', '', `'@everyone <https://evil.example|Sign in again>`],
		['Crème Brûlée 株式会社 🍮', '0.5', '0.5', `'-2+3+cmd|' /C calc'!A0`],
	];
	return byteOrderMark + lines.map((cells) => `${cells.join(separator)}\r\n`).join('');
}

const noBreak = '\u00A0';

/** As it reads on the screen: a line each, and something in every cell. */
function table(amount: string, change: string): string[][] {
	return [
		['Account', 'Amount', 'Change', 'Note'],
		['Globex', amount, change, 'Wants the *final* offer; call & ask'],
		[
			'=HYPERLINK("https://evil.example","Initech")',
			'-1500.5',
			'-250',
			'<!channel> everybody look',
		],
		['Umbrella, Inc.', '7200', '0', 'Said "yes", then went on holiday'],
		['+1 (555) 010-0199', '300', noBreak, '@everyone <https://evil.example|Sign in again>'],
		['Crème Brûlée 株式会社 🍮', '0.5', '0.5', "-2+3+cmd|' /C calc'!A0"],
	];
}

function fileOf(name: string, content: string): ExpectedFile {
	return { name, size: new TextEncoder().encode(content).length, content };
}

const monday = 'Pipeline of week 48, as of 2026-11-23';
const tuesday = 'Pipeline of week 48, as of 2026-11-24';
const pdfMonday = 'Your PDF of week 48, as of 2026-11-23';
const pdfTuesday = 'Your PDF of week 48, as of 2026-11-24';
const [onMonday, onTuesday] = states as [SampleReport, SampleReport];
const tableMonday = table('48000', '12500');
const tableTuesday = table('52000', '16500');
const mentions = ['lucia'];

const toSales: ExpectedMessage[] = [
	{ where: salesChannel, titles: [monday], table: tableMonday, mentions },
	{
		where: salesChannel,
		titles: [monday],
		under: monday,
		files: [fileOf('pipeline-2026-11-23.csv', csv(',', 48000, 12500))],
	},
	{ where: salesChannel, titles: [tuesday], under: monday, table: tableTuesday, mentions },
	{
		where: salesChannel,
		titles: [tuesday],
		under: monday,
		files: [fileOf('pipeline-2026-11-24.csv', csv(',', 52000, 16500))],
	},
];
const toFinance: ExpectedMessage[] = [
	{
		where: financeChannel,
		titles: [monday],
		files: [fileOf('pipeline-2026-11-23.csv', csv(';', 48000, 12500))],
	},
	{
		where: financeChannel,
		titles: [tuesday],
		under: monday,
		files: [fileOf('pipeline-2026-11-24.csv', csv(';', 52000, 16500))],
	},
];
const toGreta: ExpectedMessage[] = [
	{ where: 'greta', titles: [pdfMonday], files: [fileOf('pipeline.pdf', onMonday.pdf)] },
	{
		where: 'greta',
		titles: [pdfTuesday],
		under: pdfMonday,
		files: [fileOf('pipeline.pdf', onTuesday.pdf)],
	},
];

const nodes = {
	sales: 'Report to Sales',
	finance: 'Report to Finance',
	board: 'Report to the Board',
	told: 'Tell Whoever Can Invite the App',
	pdf: 'PDF to Its Owner',
};

export function makeReports(defaultChannel: string, botName: string): SampleReports {
	const { sales, finance, board, told, pdf } = nodes;
	const again = 'skipped, duplicate';
	return {
		states,
		runs: [
			{
				about: 'The numbers of Monday; nobody has let the app into the channel of the board',
				state: 0,
				expected: {
					[sales]: 'sent, sent',
					[finance]: 'sent, sent',
					[board]: 'refused, channel_not_found',
					[told]: 'sent, sent',
					[pdf]: 'sent, sent',
				},
			},
			{
				about: 'Somebody is impatient and runs it again; the numbers are the same',
				expected: {
					[sales]: again,
					[finance]: again,
					[board]: 'refused, channel_not_found',
					[told]: again,
					[pdf]: again,
				},
			},
			{
				about: 'Somebody typed what the error said, and the numbers were corrected',
				state: 1,
				letsAppInto: boardChannel,
				expected: {
					[sales]: 'sent, sent',
					[finance]: 'sent, sent',
					[board]: 'sent, sent',
					[pdf]: 'sent, sent',
				},
			},
		],
		messages: [
			...toSales,
			...toFinance,
			...toGreta,
			{
				where: defaultChannel,
				titles: ['The pipeline of week 48 did not reach #board', `/invite @${botName}`],
				colour: '#E01E5A',
			},
			{
				where: boardChannel,
				titles: [tuesday],
				table: tableTuesday.map((cells) => cells.slice(0, 3)),
			},
		],
		joined: [salesChannel],
	};
}
