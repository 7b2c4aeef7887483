import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareContent, readBrief } from '../../src/content/index.ts';
import { DIAGNOSTIC_CODES, type Diagnostic, DiagnosticList } from '../../src/diagnostics/index.ts';

/**
 * `errors.txt` holds cases: a line `=== name`, the file (`\uXXXX`, `\t` and `\\` are escapes), a line `>>>`, and the
 * diagnostics as `line:column [severity] code message (hints)`. `UPDATE_CASES=1` writes what is found.
 */
const FILE = join(import.meta.dirname, 'errors.txt');

interface Case {
  readonly name: string;
  readonly written: string;
  readonly expected: string;
}

const cases: readonly Case[] = readFileSync(FILE, 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((text) => {
    const [head = '', expected = ''] = text.split('\n>>>\n');
    const [name = ''] = head.split('\n', 1);
    return { name, written: head.slice(name.length + 1), expected: expected.trimEnd() };
  });

const unescaped = (text: string): string =>
  text.replace(/\\(?:u([\da-f]{4})|(t)|(\\))/g, (_, unit: string | undefined, tab: string | undefined) =>
    unit === undefined ? (tab === undefined ? '\\' : '\t') : String.fromCharCode(Number.parseInt(unit, 16)),
  );

function line({ code, severity, message, span, hints = [] }: Diagnostic): string {
  const place = span ? span.file.position(span.start) : { line: 0, column: 0 };
  const kind = severity === 'error' ? '' : `${severity} `;
  const hint = hints.length > 0 ? ` (${hints.join('; ')})` : '';
  return `${place.line}:${place.column} ${kind}${code} ${message}${hint}`;
}

function diagnose({ name, written }: Case): readonly Diagnostic[] {
  const list = new DiagnosticList();
  const file = name.startsWith('JSON') ? 'x.json' : 'x.yaml';
  const document = readBrief(new TextEncoder().encode(unescaped(written)), file, list);
  expect(document === undefined).toBe(list.hasErrors);
  return list.items;
}

beforeAll(() => prepareContent('x.yaml'));

describe('a brief with a fault', () => {
  it.each(cases)('$name', (each) => {
    if (process.env.UPDATE_CASES) return;
    expect(diagnose(each).map(line).join('\n')).toBe(each.expected);
  });

  it('is a case for every code of the content stage', () => {
    const found = new Set(cases.flatMap((each) => diagnose(each).map((item) => item.code as string)));
    const elsewhere = [
      'content/missing-file',
      'content/not-utf8',
      'content/too-large',
      'content/more-faults',
    ];
    const codes = Object.keys(DIAGNOSTIC_CODES).filter((code) => code.startsWith('content/'));
    expect(codes.filter((code) => !found.has(code) && !elsewhere.includes(code))).toEqual([]);
  });

  it('has its cases written anew where that is asked for', () => {
    if (!process.env.UPDATE_CASES) return;
    const text = cases.map((each) => {
      const found = diagnose(each).map(line).join('\n');
      return `=== ${each.name}\n${each.written}\n>>>\n${found}\n`;
    });
    writeFileSync(FILE, text.join(''));
  });
});
