// Answers: is a hole known in a package that ships with this one? `npm run audit`; AUDIT=strict fails where nobody could be asked.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { judge } from './judge.ts';
import { readAudit } from './readAudit.ts';
import { readShipped } from './readShipped.ts';

const licences = new URL('../dist/THIRD-PARTY-LICENCES.txt', import.meta.url);
// It ends with an error where it finds something, and says what either way.
const asked = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
const verdict = judge(readAudit(asked.stdout ?? ''), readShipped(readFileSync(licences, 'utf8')));
console.log(verdict.says);
const isGood =
	verdict.found === 'nothing' || (verdict.found === 'unknown' && process.env.AUDIT !== 'strict');
process.exitCode = isGood ? 0 : 1;
