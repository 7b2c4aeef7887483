import { describe, expect, it } from 'vitest';
import {
  DIAGNOSTIC_CODES,
  DiagnosticList,
  didYouMean,
  nearName,
  SourceFile,
} from '../../src/diagnostics/index.ts';

describe('SourceFile', () => {
  it('counts lines that end in LF, CRLF or CR', () => {
    const file = new SourceFile('x', 'a\nb\r\nc\rd');
    expect([0, 1, 2, 5, 7].map((offset) => file.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
    ]);
    expect([0, 1, 2, 3, 4, 5].map((line) => file.line(line))).toEqual(['', 'a', 'b', 'c', 'd', '']);
  });

  it('has a position for the end of the text', () => {
    expect(new SourceFile('x', '').position(0)).toEqual({ line: 1, column: 1 });
    expect(new SourceFile('x', 'a\n').position(2)).toEqual({ line: 2, column: 1 });
  });
});

describe('DiagnosticList', () => {
  it('keeps what is reported, each thing once, in order', () => {
    const file = new SourceFile('x', 'abc');
    const list = new DiagnosticList();
    const at = (start: number) =>
      ({ code: 'content/empty', severity: 'warning', message: 'm', span: { file, start, end: 3 } }) as const;
    list.report(at(1));
    list.report(at(0));
    list.report(at(1));
    expect(list.items.map((item) => item.span?.start)).toEqual([1, 0]);
    expect(list.hasErrors).toBe(false);
    list.report({ code: 'content/empty', severity: 'error', message: 'm' });
    expect(list.hasErrors).toBe(true);
  });
});

describe('nearName', () => {
  const known = ['title', 'keyPoints', 'sources', 'sections', 'lang'];

  it.each([
    ['key points', 'keyPoints'],
    ['key_points', 'keyPoints'],
    ['keypoints', 'keyPoints'],
    ['KeyPoint', 'keyPoints'],
    ['tilte', 'title'],
    ['source', 'sources'],
    ['lagn', 'lang'],
    ['xyzzy', undefined],
    ['', undefined],
    ['x', undefined],
    ['a'.repeat(1000), undefined],
  ])('of %j is %j', (name, near) => {
    expect(nearName(name, known)).toBe(near);
    expect(didYouMean(name, known)).toEqual(near === undefined ? [] : [`did you mean \`${near}\`?`]);
  });
});

describe('the codes', () => {
  it('are stage/what-is-wrong, and say what they are about', () => {
    const odd = Object.entries(DIAGNOSTIC_CODES).filter(
      ([code, about]) =>
        !/^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/.test(code) || about.endsWith('.') || about.length < 10,
    );
    expect(odd).toEqual([]);
  });

  it('are sorted within their stage', () => {
    const codes = Object.keys(DIAGNOSTIC_CODES);
    for (const stage of new Set(codes.map((code) => code.split('/')[0]))) {
      const own = codes.filter((code) => code.startsWith(`${stage}/`));
      expect(own).toEqual(own.toSorted());
    }
  });
});
