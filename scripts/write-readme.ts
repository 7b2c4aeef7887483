import { readFileSync, writeFileSync } from 'node:fs';
import { withTables } from './readme-tables.ts';

// Renews the tables of the README from the code: npm run readme
writeFileSync('README.md', withTables(readFileSync('README.md', 'utf8')));
