// Answers: is a hole known in a package that ships with this one? `npm run audit`; it exits with 3 where nobody could be asked, or with 1 for AUDIT=strict.
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
const exitCodes = { nothing: 0, holes: 1, unknown: process.env.AUDIT === 'strict' ? 1 : 3 };
process.exitCode = exitCodes[verdict.found];
