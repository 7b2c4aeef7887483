import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Diagnostic,
  diagnosticToJson,
  formatDiagnostic,
  SourceFile,
} from '../../src/diagnostics/index.ts';

function fault(text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const file = new SourceFile('content/x.yaml', text);
  const start = text.indexOf(marked);
  const span = { file, start, end: start + marked.length };
  return { code: 'content/unknown-key', severity: 'error', message: 'a message', span, ...more };
}

const pretty = (diagnostic: Diagnostic): string =>
  formatDiagnostic(diagnostic, { style: 'pretty', color: false });

/** The line of the frame that shows the fault, and the marks below it, without the gutter. */
function frame(text: string, marked: string): string[] {
  const lines = pretty(fault(text, marked)).split('\n');
  const at = lines.findIndex((line) => /\^/.test(line));
  return lines.slice(at - 1, at + 1).map((line) => line.replace(/^ *\d* \| ?/, ''));
}

describe('pretty', () => {
  it('shows place, line, marks, way in and hint', () => {
    const file = new SourceFile('content/x.yaml', 'title: T\nkey points: []\n');
    const related = [{ span: { file, start: 0, end: 5 }, message: 'compare this' }];
    const diagnostic = fault('title: T\nkey points: []\n', 'key points', {
      related,
      trace: ['in item 3 of `keyPoints`'],
      hints: ['did you mean `keyPoints`?'],
    });
    expect(pretty(diagnostic)).toBe(`error: a message [content/unknown-key]
  at content/x.yaml:2:1
  1 | title: T
  2 | key points: []
    | ^^^^^^^^^^
  in item 3 of \`keyPoints\`
  compare this: content/x.yaml:1:1
  1 | title: T
    | ^^^^^
  hint: did you mean \`keyPoints\`?

`);
  });

  it('lines its marks up below tabs, wide characters and combining marks', () => {
    expect(frame('\tab: x\n', 'x')).toEqual(['  ab: x', '      ^']);
    expect(frame('標題: x\n', 'x')).toEqual(['標題: x', '      ^']);
    expect(frame('標題: x\n', '題')).toEqual(['標題: x', '  ^^']);
    expect(frame('e\u0301te\u0301: x\n', 'x')).toEqual(['e\u0301te\u0301: x', '     ^']);
    expect(frame('🚀: x\n', 'x')).toEqual(['🚀: x', '    ^']);
  });

  it('marks the first line of a fault of several, and one place of an empty one', () => {
    expect(frame('a: one\nb: two\n', 'one\nb: two')).toEqual(['a: one', '   ^^^']);
    expect(frame('a:\n', '')).toEqual(['a:', '^']);
  });

  it('shows the part of a long line that matters', () => {
    const [line = '', marks = ''] = frame(`${'x '.repeat(400)}here${' y'.repeat(400)}\n`, 'here');
    expect(line.length).toBeLessThan(120);
    expect(line.slice(marks.indexOf('^'), marks.indexOf('^') + 4)).toBe('here');
  });

  it('lets nothing of the file steer the terminal', () => {
    const text = pretty(fault('a: \u001b[31mred\u202e\u0007\n', 'red', { message: 'say \u001b]0;x\u0007' }));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('is coloured on request, and then says the same', () => {
    const diagnostic = fault('a: b\n', 'b', { hints: ['do this'] });
    const colored = formatDiagnostic(diagnostic, { style: 'pretty', color: true });
    expect(colored).toContain('\u001b[');
    expect(colored.replace(/\u001b\[[\d;]*m/g, '')).toBe(pretty(diagnostic));
  });

  it('needs no place', () => {
    expect(pretty({ code: 'content/empty', severity: 'warning', message: 'm' })).toBe(
      'warning: m [content/empty]\n\n',
    );
  });

  it('prints any span of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat({ max: 20 }),
        fc.nat({ max: 20 }),
        (text, start, length) => {
          const file = new SourceFile('x', text);
          const span = {
            file,
            start: Math.min(start, text.length),
            end: Math.min(start + length, text.length),
          };
          const printed = pretty({ code: 'content/empty', severity: 'error', message: 'm', span });
          expect(printed.isWellFormed()).toBe(true);
          expect(printed).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
        },
      ),
    );
  });
});

describe('short', () => {
  it('is one line', () => {
    const diagnostic = fault('a:\n  b: c\n', 'c', { hints: ['do this', 'or that'], message: 'two\nlines' });
    expect(formatDiagnostic(diagnostic, { style: 'short', color: true })).toBe(
      'content/x.yaml:2:6: error: two lines (do this; or that) [content/unknown-key]\n',
    );
  });
});

describe('JSON', () => {
  it('has all there is, with lines and columns', () => {
    const file = new SourceFile('x.yaml', 'a: b\r\nc: d\r\n');
    const diagnostic: Diagnostic = {
      code: 'content/empty',
      severity: 'note',
      message: 'm',
      span: { file, start: 9, end: 10 },
      related: [{ span: { file, start: 0, end: 1 }, message: 'there' }],
      hints: ['h'],
      trace: ['t'],
    };
    expect(diagnosticToJson(diagnostic)).toEqual({
      code: 'content/empty',
      severity: 'note',
      message: 'm',
      place: { file: 'x.yaml', line: 2, column: 4, endLine: 2, endColumn: 5 },
      related: [
        { message: 'there', place: { file: 'x.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 } },
      ],
      hints: ['h'],
      trace: ['t'],
    });
    expect(diagnosticToJson({ code: 'content/empty', severity: 'error', message: 'm' }).place).toBeNull();
  });
});
