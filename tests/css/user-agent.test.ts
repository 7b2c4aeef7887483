import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parseStylesheet } from '../../src/css/index.ts';
import { DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';

const FOLDER = join(import.meta.dirname, '../../src/css');
const COMMENT =
  '/** `user-agent.css`, parsed; written by `UPDATE=1 npx vitest run tests/css/user-agent.test.ts`. JSON loads fastest as text. */';

it('keeps the parsed user agent sheet equal to its text', () => {
  const sink = new DiagnosticList();
  const text = readFileSync(join(FOLDER, 'user-agent.css'), 'utf8');
  const { data } = parseStylesheet(new SourceFile('<user agent>', text), '/', sink);
  expect(sink.items).toEqual([]);
  // The text is not needed at run time: nothing is ever reported for this sheet.
  const json = JSON.stringify({ ...data, files: [{ name: '<user agent>', text: '' }] });
  const module = `${COMMENT}\nexport const USER_AGENT_DATA =\n  '${json.replace(/[\\']/g, '\\$&')}';\n`;
  const path = join(FOLDER, 'user-agent-data.ts');
  if (process.env.UPDATE === '1') writeFileSync(path, module);
  expect(readFileSync(path, 'utf8')).toBe(module);
});
