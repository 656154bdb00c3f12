// Answers: does the store keep the contract, in memory and in a file?
import { openSqlite } from '../../../src/store/drivers/sqlite/open';
import { storeContract } from '../contract';
import { temporaryFolder } from './temporaryFolder';

const folder = temporaryFolder();

storeContract('SQLite in memory', () => openSqlite({ path: ':memory:' }));
storeContract('SQLite in a file', () => openSqlite({ path: folder.newPath() }));
