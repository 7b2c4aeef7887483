import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readmeTables, withTables } from '../scripts/readme-tables.ts';

const README = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');

describe('the README', () => {
  it('has the tables of the code; `npm run readme` renews them', () => {
    for (const table of readmeTables().values()) expect(table.split('\n').length).toBeGreaterThan(0);
    expect(withTables(README)).toBe(README);
  });

  it('names the two commands', () => {
    expect(README).toContain('npm ci && npm start');
    expect(README).toContain('npm ci && npm test');
  });
});
