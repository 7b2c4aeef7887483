import { describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticList, SourceFile } from '../../src/diagnostics/index.ts';
import { buildStructure } from '../../src/tags/index.ts';
import { ORIGIN_CLOSE, ORIGIN_OPEN, ORIGIN_TEXT } from '../../src/template/index.ts';
import { type BoxOptions, boxesOf } from '../boxes/boxes-of.ts';

const template = new SourceFile('brief.hbs', 'x'.repeat(100));
const brief = new SourceFile('brief.yaml', 'one\ntwo\nthree\nfour\n');
const ORIGINS = [0, 4, 8, 14].map((start) => ({
  template: { file: template, start, end: start + 1 },
  content: () => ({ file: brief, start, end: start + 1 }),
}));

/** `[n:text]` comes from line n of the brief. */
function faultsOf(body: string, css = '', options: BoxOptions = {}): string[] {
  const html = body.replace(
    /\[(\d):([^\]]*)\]/g,
    (_, line: string, text: string) =>
      `${ORIGIN_OPEN}${Number(line) - 1}${ORIGIN_TEXT}${text}${ORIGIN_CLOSE}`,
  );
  const { tree, diagnostics } = boxesOf(html, css, { ...options, origins: ORIGINS });
  const sink = new DiagnosticList();
  buildStructure(tree, sink);
  return [...diagnostics, ...sink.items].map(placed);
}

function placed({ code, severity, span }: Diagnostic): string {
  return `${severity} ${code} ${span ? `${span.file.name}:${span.file.position(span.start).line}` : ''}`;
}

describe('accessibility faults point at the author’s line', () => {
  it('an image that cannot be read', () => {
    expect(faultsOf('<p><img src="[3:no.png]" alt="[4:x]"></p>')).toEqual(['error boxes/image brief.yaml:3']);
  });

  it('an image without alternative', () => {
    expect(faultsOf('<p><img src="[2:a.png]"></p>')).toEqual(['error tags/missing-alt brief.yaml:2']);
  });

  it('headings', () => {
    expect(faultsOf('<h1>[1:a]</h1><h3>x [2:b]</h3><h1>[3:c]</h1>')).toEqual([
      'error tags/skipped-heading brief.yaml:2',
      'warning tags/several-titles brief.yaml:3',
    ]);
  });

  it('links', () => {
    expect(faultsOf('<p><a href="[2:#none]">x</a><a href="[3:https://example.org/]"></a>y</p>')).toEqual([
      'error tags/link-target brief.yaml:2',
      'error tags/empty-link brief.yaml:3',
    ]);
  });

  it('contrast, once for a pair of colours', () => {
    expect(faultsOf('<p>[2:a]</p><p>[3:b]</p>', 'p { color: #999; }')).toEqual([
      'warning tags/contrast brief.yaml:2',
    ]);
  });

  it('contrast of the accent colour, once and not where it was told before', () => {
    const css = 'p { color: #ccc } b { background-color: #ccc; color: #fff } i { color: #999 }';
    const { tree } = boxesOf('<p>[2:a]</p><h1>t <b>b</b> <i>c</i></h1>', css, { origins: ORIGINS });
    const contrastsOf = (author: Parameters<typeof buildStructure>[2]): string[] => {
      const sink = new DiagnosticList();
      buildStructure(tree, sink, author);
      const messages = sink.items
        .filter(({ code }) => code === 'tags/contrast')
        .map(({ message }) => message);
      return messages.map((message) => message.match(/#\w+/g)?.join(' on ') ?? '');
    };
    expect(contrastsOf({})).toEqual(['#cccccc on #ffffff', '#ffffff on #cccccc', '#999999 on #ffffff']);
    expect(contrastsOf({ accent: '#cccccc' })).toEqual(['#cccccc on #ffffff', '#999999 on #ffffff']);
    expect(contrastsOf({ accent: '#cccccc', accentIsWeak: true })).toEqual(['#999999 on #ffffff']);
    expect(contrastsOf({ accent: '#ffffff', accentIsWeak: true })).toContain('#999999 on #ffffff');
  });

  it('a table without headers', () => {
    expect(faultsOf('<table><tr><td>[4:a]</td></tr></table>')).toEqual([
      'error tags/table-headers brief.yaml:4',
    ]);
  });

  it('title and language', () => {
    const faults = faultsOf('<p>a</p>', '', { title: ' ', lang: '' }).map((fault) => fault.split(' ')[1]);
    expect(faults).toEqual(['tags/missing-title', 'tags/missing-lang']);
  });
});
