// Answers: how is the page of licences made? `npm run licences`
import { readFileSync, writeFileSync } from 'node:fs';
import { readLicences } from './readLicences.ts';
import { writePage } from './writePage.ts';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const texts = readFileSync(at('dist/THIRD-PARTY-LICENCES.txt'), 'utf8');
const lock = readFileSync(at('package-lock.json'), 'utf8');
writeFileSync(at('docs/licences.md'), writePage(readLicences(texts, lock)));
