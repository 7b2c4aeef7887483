import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dumpBoxes } from '../../src/boxes/index.ts';
import { boxesOf } from './boxes-of.ts';
import { type CaseText, readCases } from './case-file.ts';

const FOLDER = join(import.meta.dirname, 'cases');

/** Without the root and body, which all cases share. */
function run({ body, css }: CaseText): string {
  const { tree, diagnostics } = boxesOf(body, css);
  const lines = dumpBoxes(tree)
    .split('\n')
    .filter((line) => line.startsWith('    '))
    .map((line) => line.slice(4));
  const faults = diagnostics.map(({ severity, code, message }) => `${severity} ${code}: ${message}`);
  return [...lines, ...faults].join('\n');
}

for (const file of readdirSync(FOLDER)) {
  describe(`boxes, ${file}`, () => {
    for (const item of readCases(join(FOLDER, file), run))
      it(item.name, () => {
        expect(item.expected).not.toBe('');
        expect(run(item)).toBe(item.expected);
      });
  });
}
