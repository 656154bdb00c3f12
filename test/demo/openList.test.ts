// Answers: does the list of open members in examples/member-map.json fit into a message, and say who it is about?
import { expect, it } from 'vitest';
import { readExample } from '../../demo/workflows.ts';

const workflow = readExample(new URL('../../examples/member-map.json', import.meta.url));
const nodeNamed = (name: string) => workflow.nodes.find((node) => node.name === name)?.parameters;

/** As n8n does it for texts that hold expressions of plain JavaScript. */
function evaluate(text: unknown, $json: object): string {
	return String(text)
		.replace(/^=/, '')
		.replace(/\{\{(.*?)\}\}/gs, (_, code: string) =>
			String(new Function('$json', `return (${code})`)($json)),
		);
}

const { assignments } = nodeNamed('One Line Each')?.['assignments'] as {
	assignments: { value: string }[];
};
const lineFor = (item: object) => evaluate(assignments[0]?.value, item);
const tell = nodeNamed('Tell the Admins');
const textFor = (lines: string[]) => evaluate(tell?.['text'], { lines });

const ana = {
	member: { email: 'ana@acme.example', name: 'Ana Abe' },
	says: 'No Slack account has the e-mail address ana@acme.example',
	suggestions: [
		{ slackUser: { id: 'U1', name: 'Ana A.', email: 'a.abe@acme.example' } },
		{ slackUser: { id: 'U2', name: 'Anna Abe' } },
	],
};

it('a line names the member, the reason and the best suggestion', () => {
	expect(lineFor(ana)).toBe(
		'• Ana Abe: No Slack account has the e-mail address ana@acme.example. Perhaps Ana A. (a.abe@acme.example)',
	);
});

it('a suggestion without an e-mail is named by its ID, and nobody is suggested where nobody is', () => {
	expect(lineFor({ ...ana, suggestions: ana.suggestions.slice(1) })).toMatch(
		/Perhaps Anna Abe \(U2\)$/,
	);
	expect(lineFor({ ...ana, suggestions: [] })).toMatch(/ana@acme\.example$/);
});

it('a member without a name goes by the e-mail, and a name of two lines stays in one', () => {
	const { name: _, ...nameless } = ana.member;
	expect(lineFor({ ...ana, member: nameless })).toMatch(/^• ana@acme\.example: No Slack/);
	expect(lineFor({ ...ana, member: { ...ana.member, name: 'Ana\nAbe' } })).toMatch(/^• Ana Abe: /);
});

it('a line that is too long is cut where everybody sees it, and not through an emoji', () => {
	const long = (name: string) => lineFor({ ...ana, member: { ...ana.member, name } });
	expect(long('n'.repeat(300))).toHaveLength(180);
	expect(long('n'.repeat(300))).toMatch(/n…$/);
	expect(long('🚀'.repeat(300)).isWellFormed()).toBe(true);
	expect(lineFor(ana)).not.toContain('…');
});

it('up to fifteen are all in the list; of more it says how many', () => {
	const lines = (count: number) => Array.from({ length: count }, (_, index) => `• line ${index}`);
	expect(textFor(lines(15))).toBe(lines(15).join('\n'));
	expect(textFor(lines(16))).toBe(`${lines(15).join('\n')}\n… and 1 more`);
});

it('a hundred thousand of the longest lines stay under 3,000 characters', () => {
	expect(textFor(Array<string>(100_000).fill('x'.repeat(180))).length).toBeLessThan(3_000);
});

it('the title counts them', () => {
	const title = (count: number) =>
		evaluate(tell?.['title'], { lines: Array<string>(count).fill('') });
	expect(title(1)).toBe('One member needs attention in Slack');
	expect(title(14)).toBe('14 members need attention in Slack');
});
