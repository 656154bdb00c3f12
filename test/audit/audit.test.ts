import { describe, expect, it } from 'vitest';
import { judge } from '../../audit/judge';
import { readAudit } from '../../audit/readAudit';
import { readShipped } from '../../audit/readShipped';

const licences = `@slack/web-api 8.2.0

MIT License

Copyright 2.0.0 of somebody

zod 3.25.76

MIT License
`;

const hole = (
	name: string,
	via: unknown[] = [{ title: 'Reads too much', url: 'https://a.test/1' }],
) => ({
	[name]: { name, severity: 'high', range: '<9', via, effects: [], nodes: [] },
});
const audited = (vulnerabilities: object) =>
	readAudit(JSON.stringify({ vulnerabilities, metadata: {} }));

describe('what ships', () => {
	it('is read from the licences that the build wrote down', () => {
		expect([...readShipped(licences)]).toEqual(['@slack/web-api', 'zod']);
	});

	it('is never nothing', () => {
		expect(() => readShipped('MIT License')).toThrow(/No package/);
	});
});

describe('an audit', () => {
	const shipped = readShipped(licences);

	it('finds nothing where nothing is known', () => {
		expect(judge(audited({}), shipped)).toMatchObject({ found: 'nothing' });
	});

	it('finds a hole in what ships, and says which', () => {
		const { found, says } = judge(audited(hole('zod')), shipped);
		expect(found).toBe('holes');
		expect(says).toContain('high: zod <9: Reads too much (https://a.test/1)');
	});

	it('tells of a hole in what is only needed to build, and finds nothing', () => {
		const { found, says } = judge(audited(hole('vitest', ['zod'])), shipped);
		expect(found).toBe('nothing');
		expect(says).toContain('high: vitest <9: zod');
	});

	it.each([
		[
			'the registry refuses',
			JSON.stringify({ message: '405 Method Not Allowed', statusCode: 405 }),
		],
		['the registry is not reached', JSON.stringify({ message: 'connect ECONNREFUSED' })],
		['npm says something else', '<html>'],
		['npm says nothing', ''],
	])('is not taken for a good one where %s', (_, json) => {
		const { found, says } = judge(readAudit(json), shipped);
		expect(found).toBe('unknown');
		expect(says).toContain('NOT AUDITED');
	});
});
