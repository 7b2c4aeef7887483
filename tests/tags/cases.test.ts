import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DiagnosticList } from '../../src/diagnostics/index.ts';
import { buildStructure, dumpStructure } from '../../src/tags/index.ts';
import { boxesOf } from '../boxes/boxes-of.ts';
import { type CaseText, readCases } from '../boxes/case-file.ts';

const FOLDER = join(import.meta.dirname, 'cases');

function run({ body, css }: CaseText): string {
  const { tree } = boxesOf(body, css);
  const faults = new DiagnosticList();
  const lines = dumpStructure(buildStructure(tree, faults), tree)
    .split('\n')
    .filter((line) => line !== 'Document' && line !== '')
    .map((line) => (line.startsWith('  ') ? line.slice(2) : line));
  return [
    ...lines,
    ...faults.items.map(({ severity, code, message }) => `${severity} ${code}: ${message}`),
  ].join('\n');
}

for (const file of readdirSync(FOLDER)) {
  describe(`structure, ${file}`, () => {
    for (const item of readCases(join(FOLDER, file), run))
      it(item.name, () => {
        expect(item.expected).not.toBe('');
        expect(run(item)).toBe(item.expected);
      });
  });
}
